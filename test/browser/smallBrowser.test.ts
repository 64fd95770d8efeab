import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ATTACKS } from '../../src/sandbox/attacks/index.ts'
import { axeOnSandboxes, sandboxWindow } from './sandboxWindow.ts'
import { useSite } from './site.ts'

const open = useSite()
const lesson = '/tokens-oauth/code-and-pkce/'

/** The small browser of the lesson, its page, and what it shows of each request. */
async function smallBrowser(page: Page) {
  const { box, button } = sandboxWindow(page, 'The redirect dance')
  await box.scrollIntoViewIfNeeded()
  const inside = box.frameLocator('iframe')
  await inside.getByRole('link', { name: 'Sign in' }).waitFor()
  const stepping = box.getByRole('checkbox', { name: 'Step by step' })
  const follow = button('Follow the redirect')
  return {
    ...{ box, button, inside, stepping, follow },
    address: () => box.getByRole('textbox', { name: 'Address' }).inputValue(),
    hops: () => box.locator('.hop > .entry code').allTextContents(),
    /** Signs Ada in at the login page, by Enter. */
    async signAdaIn() {
      await inside.getByLabel('Username').fill('ada')
      await inside.getByLabel('Password').fill('Analytical-1843')
      await inside.getByLabel('Password').press('Enter')
    },
  }
}

test('a native user signs in by code and PKCE step by step, calls the API, and signs out', async () => {
  const page = await open(lesson)
  const { box, inside, follow, address, hops, signAdaIn, stepping } = await smallBrowser(page)
  await inside.getByRole('link', { name: 'Sign in' }).click()
  await box.getByText('The answer has no page.').waitFor()
  await follow.click()
  await box.getByText('Cognito looks at who asks').first().waitFor()
  expect(await box.locator('.hop-claims dt').allTextContents()).toEqual(
    expect.arrayContaining(['redirect_uri', 'state', 'nonce', 'code_challenge']),
  )
  await follow.click()
  await signAdaIn()
  await box.getByText('Set-Cookie').last().waitFor()
  expect(await box.locator('.hop-claims dd', { hasText: /^cognito=/ }).count()).toBe(1)
  await follow.click()
  await follow.click()
  await inside.getByText('Signed in as ada').waitFor()
  expect(await address()).toBe('https://shop.example.com/')
  expect(await hops()).toEqual(expect.arrayContaining(['POST /oauth2/token', 'GET …/.well-known/jwks.json']))

  await stepping.uncheck()
  await inside.getByText('ID token').click()
  await inside.getByText('"cognito:username": "ada"').waitFor()
  await inside.getByRole('link', { name: 'Call the API' }).click()
  await inside.getByText('200 {"for":"ada"').waitFor()
  await inside.getByRole('link', { name: 'Sign out' }).click()
  await inside.getByRole('heading', { name: 'You have signed out' }).waitFor()
  await box.getByRole('button', { name: 'Back', exact: true }).click()
  await inside.getByText('Nobody is signed in.').waitFor()
})

test('an outside provider’s user, the first time and the second', async () => {
  const page = await open(lesson)
  const { box, inside, stepping, hops } = await smallBrowser(page)
  await stepping.uncheck()
  await inside.getByRole('link', { name: 'Sign in' }).click()
  await inside.getByRole('link', { name: 'Continue with Corp' }).click()
  await inside.getByRole('button', { name: 'Grace Hopper' }).click()
  const name = await inside.getByText(/^Signed in as Corp_\d+, grace@example.com/).textContent()
  expect(await hops()).toContain('GET /oauth2/idpresponse')

  await inside.getByRole('link', { name: 'Sign out' }).click()
  await inside.getByRole('link', { name: 'Back to the shop' }).click()
  await inside.getByRole('link', { name: 'Sign in' }).click()
  await inside.getByRole('link', { name: 'Continue with Corp' }).click()
  await inside.getByText(name!).waitFor()

  // Without the provider’s cookie it asks who it is.
  await box.getByText(/^Cookies:/).click()
  await box.getByRole('button', { name: 'Delete the cookie cognito' }).click()
  await box.getByRole('button', { name: 'Delete the cookie idp-corp' }).click()
  await box.getByRole('textbox', { name: 'Address' }).fill('shop.example.com/sign-in')
  await box.getByRole('textbox', { name: 'Address' }).press('Enter')
  await inside.getByRole('link', { name: 'Continue with Corp' }).click()
  await inside.getByRole('heading', { name: 'Sign in with corp' }).waitFor()
})

test('the frame runs nothing and has no way out, and the reader’s own history stays as it was', async () => {
  const page = await open(lesson)
  const { box, inside, stepping } = await smallBrowser(page)
  const before = await page.evaluate(() => history.length)
  await stepping.uncheck()
  expect(await box.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin')
  await inside.getByRole('link', { name: 'Sign in' }).click()
  await inside.getByLabel('Username').waitFor()
  await page.keyboard.type('ada')
  expect(await inside.getByLabel('Username').inputValue()).toBe('ada')
  await inside.getByLabel('Username').fill('')
  await inside.getByRole('button', { name: 'Sign in' }).click()
  // An empty field is refused by the browser itself.
  await inside.locator('input[name=username]:invalid').waitFor()
  await inside.getByRole('alert').waitFor({ state: 'detached' })
  await inside.getByLabel('Username').fill('<img src=x onerror=alert(1)>"><script>alert(1)</script>')
  await inside.getByLabel('Password').fill('x')
  await inside.getByRole('button', { name: 'Sign in' }).click()
  await inside.getByRole('alert').waitFor()
  expect(await inside.getByLabel('Username').inputValue()).toContain('<script>')
  await inside.locator('img').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => history.length)).toBe(before)
})

test('the pages inside are light or dark as the site is, whatever the system says', async () => {
  const page = await open(lesson, { scheme: 'light' })
  const { box } = await smallBrowser(page)
  const scheme = () =>
    box.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
      return getComputedStyle(frame.contentDocument!.documentElement).colorScheme
    })
  expect(await scheme()).toBe('light')
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(scheme).toBe('dark')
})

describe('attacks', () => {
  test.each(ATTACKS)('$title', async (attack) => {
    const page = await open(lesson)
    const { box, button } = sandboxWindow(page, 'Eight ways to go wrong')
    await box.scrollIntoViewIfNeeded()
    await button(attack.title).click()
    await button('Run').click()
    await box.getByText('Mallory has it.').waitFor()
    await button('Defended').click()
    await box.getByText(`${attack.defence.name}.`, { exact: true }).waitFor()
    await button('Run').click()
    await box.getByText('Mallory has nothing.').waitFor()
  })
})

test('what survives a sign-out fills its table', async () => {
  const page = await open('/tokens-oauth/signing-out/')
  const { box, button } = sandboxWindow(page, 'What still works')
  await box.scrollIntoViewIfNeeded()
  await button('Run').click()
  await button('Run again').waitFor()
  const row = (name: string) => box.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell')
  const words = async (name: string) =>
    (await row(name).locator('b').allTextContents()).map((text) => text.trim())
  const [yes, no] = ['works', 'refused']
  expect(await words('Cookie')).toEqual([yes, no, yes, yes, no, no])
  expect(await words('Access token, at Cognito')).toEqual([yes, yes, no, no, no, no])
  expect(await words('Access token, at an API')).toEqual([yes, yes, yes, yes, no, no])
})

describe.each([
  ['light', 390],
  ['light', 1280],
  ['dark', 390],
  ['dark', 1280],
] as const)('%s, %i px', (scheme, width) => {
  const look = { scheme, width, bypassCSP: true, reducedMotion: 'reduce' as const }

  test('axe finds nothing once it has been played, and nothing sticks out', async () => {
    const page = await open(lesson, look)
    const { box, inside, follow, signAdaIn } = await smallBrowser(page)
    await inside.getByRole('link', { name: 'Sign in' }).click()
    await follow.click()
    expect(await axeOnSandboxes(page)).toEqual([])
    await follow.click()
    await signAdaIn()
    await box.getByText(/^Cookies:/).click()
    const attacks = sandboxWindow(page, 'Eight ways to go wrong')
    await attacks.box.scrollIntoViewIfNeeded()
    for (const defence of ['Undefended', 'Defended']) {
      await attacks.button(defence).click()
      await attacks.button('Run').click()
      await attacks.box.locator('.attack-ending').waitFor()
      await attacks.box.locator('.hop .entry-open').last().click()
      expect(await axeOnSandboxes(page)).toEqual([])
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  })

  test('axe finds nothing in the table of what survives', async () => {
    const page = await open('/tokens-oauth/signing-out/', look)
    const { box, button } = sandboxWindow(page, 'What still works')
    await box.scrollIntoViewIfNeeded()
    await button('Run').click()
    await button('Run again').waitFor()
    expect(await axeOnSandboxes(page)).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  })
})

test('nothing sticks out sideways at 320 px', async () => {
  const page = await open(lesson, { width: 320 })
  const { inside, follow } = await smallBrowser(page)
  await inside.getByRole('link', { name: 'Sign in' }).click()
  await follow.click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
