import { describe, expect, test } from 'vitest'
import { axeOnSandboxes, keptOf, PATIENCE, sandboxWindow, signAdaIn } from './sandboxWindow.ts'
import { useSite } from './site.ts'

const open = useSite()
const lesson = '/signing-in/sign-up/'

test('from sign-up to an expired token, a refresh and a signed call', async () => {
  const page = await open(lesson)
  await signAdaIn(page)

  const tokens = sandboxWindow(page, 'Three tokens')
  for (const kind of ['ID token', 'Access token']) {
    await tokens.box.getByRole('tab', { name: kind }).click()
    await tokens.button('Verify against the JWKS').click()
    await expect.poll(() => tokens.box.locator('.sandbox-checks [data-state="right"]').count()).toBe(8)
  }
  await tokens.box.getByRole('tab', { name: 'Refresh token' }).click()
  expect(await tokens.box.locator('.sandbox-parts > li').count()).toBe(5)

  const later = sandboxWindow(page, 'Sixty-one minutes')
  await later.reach()
  await later.button('+61 minutes').click()
  await later.button('Ask who I am').click()
  await later.box.getByText('NotAuthorizedException Access Token has expired').waitFor()
  expect(await tokens.box.locator('.sandbox-checks').count()).toBe(0)
  await tokens.box.getByRole('tab', { name: 'Access token' }).click()
  expect(await tokens.box.getByText(/^expired \d+ (s|min) ago$/).count()).toBe(1)

  await later.button('Refresh the tokens').click()
  await later.happened('Answer: two tokens')
  await tokens.box.getByText(/^expires in 59:/).waitFor()
  await later.button('Ask who I am').click()
  await later.happened('Answer: this is ada')

  const before = await later.box.locator('.sandbox-call').count()
  await later.button('Ask as administrator').click()
  await later.happened('Answer: UserStatus: CONFIRMED')
  expect(await later.box.locator('.sandbox-call').count()).toBe(before + 1)
  await later.button('Request of AdminGetUser').click()
  const request = (await later.box.locator('.sandbox-wire').textContent())!
  expect(request).toMatch(/amz-sdk-request: attempt=1;/)
  expect(request).toMatch(/authorization: AWS4-HMAC-SHA256 .*Signature=•+/)
})

test('one character changed, and the first check that fails says why', async () => {
  const page = await open(lesson)
  await signAdaIn(page)
  const { box, button } = sandboxWindow(page, 'Three tokens')
  await button('Verify against the JWKS').click()
  await expect.poll(() => box.locator('.sandbox-checks [data-state="right"]').count()).toBe(8)
  await button('Change one character').click()
  await box.getByText('The signature fits: no. Header and payload are not what was signed').waitFor()
  expect(await box.locator('.token mark').textContent()).toHaveLength(1)
  await button('Put it back').click()
  await expect.poll(() => box.locator('.sandbox-checks [data-state="right"]').count()).toBe(8)

  await box.getByText('Change it by hand').click()
  const text = box.getByRole('textbox', { name: /The token/ })
  await text.fill('eyJ.no.token')
  await box.getByText('It has three parts that can be read: no.').waitFor()
  await button('Put it back').click()
  await button('access token').click()
  await box.getByText('token_use is “id”, and “access” is wanted.').waitFor()
})

test('a reload brings back state, timeline, tokens and clock; start over clears them', async () => {
  const page = await open(lesson)
  await signAdaIn(page)
  const later = sandboxWindow(page, 'Sixty-one minutes')
  await later.reach()
  await later.button('+1 day').click()
  await later.button('Ask as administrator').click()
  await later.happened('Answer: UserStatus: CONFIRMED')
  const entries = await later.entries()
  await expect.poll(async () => (await keptOf(page, 'sign-up'))?.calls.length, PATIENCE).toBe(4)
  await page.reload()
  await later.reach()
  expect(await later.entries()).toEqual(entries)
  expect(await later.box.locator('.water-head').textContent()).toContain('2026-11-21 09:')
  const tokens = sandboxWindow(page, 'Three tokens')
  await tokens.reach()
  expect(await tokens.box.getByText(/^expired 22 h ago$|^expired 23 h ago$/).count()).toBe(1)

  await later.reach()
  await later.button('Start over').click()
  await later.box.getByText('Nothing has happened yet.').waitFor()
  await tokens.box.getByText('Your app holds no tokens yet. Sign in, and three arrive.').waitFor()
  await page.reload()
  await later.reach()
  await later.box.getByText('Nothing has happened yet.').waitFor()
})

test('a second tab says that the sandbox is open elsewhere, and leaves what is kept alone', async () => {
  const first = await open(lesson)
  const mine = sandboxWindow(first, 'Sign Ada up')
  await mine.reach()
  await mine.button('Run').click()
  await mine.happened('Answer: UserConfirmed: false')
  expect(await mine.box.getByText('open in another tab').count()).toBe(0)

  const second = await first.context().newPage()
  await second.goto(first.url())
  const other = sandboxWindow(second, 'Sign Ada up')
  await other.reach()
  await other.box.getByText('This sandbox is open in another tab, and what happens there is kept.').waitFor()
  await other.button('Start over').click()
  await other.box.getByText('Nothing has happened yet.').waitFor()

  await second.close()
  await first.reload()
  await mine.reach()
  await mine.happened('Answer: UserConfirmed: false')
  expect(await mine.box.getByText('open in another tab').count()).toBe(0)
})

test('a prediction is kept until the run, and then told', async () => {
  const page = await open(lesson)
  const { box, button, reach } = sandboxWindow(page, 'Sign Ada up')
  await reach()
  await box.getByRole('radio', { name: 'FORCE_CHANGE_PASSWORD' }).check()
  await button('Run').click()
  await box.getByText('It came out UNCONFIRMED').waitFor()
  expect(await box.getByRole('radio', { name: 'CONFIRMED', exact: true }).isDisabled()).toBe(true)
  await button('Start over').click()
  await box.getByRole('radio', { name: 'UNCONFIRMED', exact: true }).check()
  await button('Run').click()
  await box.getByText('You said so').waitFor()
})

test('Cognito refuses in its own words, and one line says why', async () => {
  const page = await open(lesson)
  const { box, button, reach } = sandboxWindow(page, 'Sign Ada up')
  await reach()
  await box.getByRole('textbox', { name: 'Password' }).fill('analytical')
  await button('Run').click()
  await box
    .getByText('Password did not conform with policy: Password must have uppercase characters')
    .waitFor()
  await box.getByText('The pool’s password policy asks for').waitFor()
  await box.getByRole('textbox', { name: 'Password' }).fill('Analytical-1843')
  await button('Run again').click()
  await box.getByText('Answer: UserConfirmed: false').waitFor()
  await button('Run again').click()
  await box.getByText('User already exists').waitFor()
})

test('all of it by keyboard', async () => {
  const page = await open(lesson)
  const { box, reach, happened } = sandboxWindow(page, 'Sign Ada up')
  await reach()
  await box.getByRole('radio', { name: 'CONFIRMED', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await box.getByRole('textbox', { name: 'Password' }).focus()
  await page.keyboard.press('Enter')
  await happened('Answer: UserConfirmed: false')
  await box.getByText('You said so').waitFor()
  await box.getByRole('button', { name: 'Request of SignUp' }).focus()
  await page.keyboard.press('Enter')
  const wire = box.locator('.sandbox-wire')
  expect(await wire.textContent()).not.toContain('Analytical-1843')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await wire.textContent()).toContain('Analytical-1843')
  await expect.poll(() => box.getByRole('status').textContent()).toMatch(/Your code calls SignUp: Answer/)
})

test('its code is fetched when the reader comes near, and nothing moves when it wakes', async () => {
  const page = await open(lesson, { height: 500 })
  await page.waitForLoadState('networkidle')
  const fetched: string[] = []
  page.on('request', (request) => void fetched.push(request.url()))
  await page.evaluate(() => {
    const { shifts } = Object.assign(window, { shifts: [] as number[] })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift' })
  })
  await sandboxWindow(page, 'Sign Ada up').reach()
  expect(fetched.filter((url) => /openSandbox/.test(url))).toHaveLength(1)
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01)
})

describe.each([
  ['light', 390],
  ['light', 1280],
  ['dark', 390],
  ['dark', 1280],
] as const)('%s, %i px', (scheme, width) => {
  test('axe finds nothing once it has been played: refusals, open calls, a tampered token', async () => {
    const page = await open(lesson, { scheme, width, bypassCSP: true, reducedMotion: 'reduce' })
    await signAdaIn(page)
    const tokens = sandboxWindow(page, 'Three tokens')
    await tokens.button('Verify against the JWKS').click()
    await tokens.box.locator('.sandbox-checks').waitFor()
    await tokens.button('Change one character').click()
    const signUp = sandboxWindow(page, 'Sign Ada up')
    await signUp.button('Run again').click()
    await signUp.button('Response of SignUp').click()
    await signUp.button('Look inside').click()
    await signUp.button('Open the mail').click()
    const later = sandboxWindow(page, 'Sixty-one minutes')
    await later.reach()
    await later.button('+61 minutes').click()
    await later.button('Ask who I am').click()
    await later.box.getByText('Access Token has expired').waitFor()
    expect(await axeOnSandboxes(page)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  })
})

test('nothing sticks out sideways at 320 px', async () => {
  const page = await open(lesson, { width: 320 })
  await signAdaIn(page)
  const { button } = sandboxWindow(page, 'Three tokens')
  await button('Response of InitiateAuth').click()
  await button('Show the secrets').click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
