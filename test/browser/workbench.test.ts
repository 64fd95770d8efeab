import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeOnSandboxes, keptOf, PATIENCE, sandboxWindow } from './sandboxWindow.ts'
import { useSite } from './site.ts'

const open = useSite()
const lesson = '/triggers-federation/custom-authentication/'
const title = 'Ada signs in with a code'

/** The workbench of the lesson's window, at any width. */
function workbench(page: Page, name = title) {
  const box = sandboxWindow(page, name)
  const list = box.box.locator('.trigger-list')
  return {
    ...box,
    choose: async (trigger: string) =>
      (await list.isVisible())
        ? list.getByRole('button', { name: trigger }).click()
        : box.box.getByLabel('Trigger', { exact: true }).selectOption({ label: trigger }),
    /** Brings a part into view, where only one has room. */
    async show(part: 'Event' | 'Handler' | 'Result') {
      const tab = box.box.locator('.workbench-tabs').getByRole('button', { name: part })
      if (await tab.isVisible()) await tab.click()
    },
    code: (functionName: string) => box.box.getByRole('textbox', { name: `Code of ${functionName}` }),
    event: box.box.locator('.workbench-diff'),
    result: box.box.locator('.workbench-after'),
  }
}

type Bench = ReturnType<typeof workbench>

/** Puts a text in the place of what an editor holds. */
async function write(page: Page, bench: Bench, functionName: string, text: string) {
  await bench.show('Handler')
  await bench.code(functionName).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** Begins to sign in, and reads the code in the console of the function that sent it. */
async function begin({ button, happened, choose, show, result }: Bench): Promise<string> {
  await button('Begin to sign in').click()
  await happened('challenge CUSTOM_CHALLENGE')
  await choose('Create auth challenge')
  await show('Result')
  const [, code] = /code is (\d{6})/.exec((await result.textContent())!)!
  return code!
}

async function answer({ box, button }: Bench, code: string) {
  const asked = box.locator('.sandbox-call', { hasText: 'RespondToAuthChallenge' })
  const before = await asked.count()
  await box.getByRole('textbox', { name: 'Answer', exact: true }).fill(code)
  await button('Answer').click()
  await asked.nth(before).waitFor()
}

const MENDED = `export const handler = async (event) => {
  const { session } = event.request
  if (session.at(-1)?.challengeResult) event.response.issueTokens = true
  else if (session.length >= 3) event.response.failAuthentication = true
  else event.response.challengeName = 'CUSTOM_CHALLENGE'
  return event
}
`

test('the lesson: a right answer and no tokens, the session says why, mended it signs in, broken Cognito says so', async () => {
  const page = await open(lesson)
  const bench = workbench(page)
  const { box, reach, happened, choose, event, result } = bench
  await reach()
  await box.getByRole('radio', { name: 'three tokens' }).check()
  const code = await begin(bench)
  await answer(bench, code)
  await box.getByText('It came out CUSTOM_CHALLENGE').waitFor()

  await choose('Define auth challenge')
  expect(await event.textContent()).toMatch(/"challengeResult": true/)
  expect(await event.locator('[data-sign="+"]').allTextContents()).toEqual([
    expect.stringContaining('"challengeName": "CUSTOM_CHALLENGE"'),
    expect.stringContaining('"issueTokens": false'),
    expect.stringContaining('"failAuthentication": false'),
  ])
  expect(await result.textContent()).toMatch(/Fired by RespondToAuthChallenge.*challenge CUSTOM_CHALLENGE/)
  expect(await result.getByRole('region', { name: 'Console' }).textContent()).toBe('line 4Question 2')
  expect(await result.getByRole('meter').getAttribute('aria-valuetext')).toMatch(/ms of the 5,000 ms/)

  await write(page, bench, 'define-challenge', MENDED)
  await answer(bench, code)
  await happened('Answer: three tokens')
  await result.getByText('three tokens').waitFor()

  await write(
    page,
    bench,
    'define-challenge',
    'export const handler = async (event) => {\n  return event..response\n}\n',
  )
  await box.locator('.workbench-problem', { hasText: 'Line 2' }).waitFor()
  expect(await box.locator('.cm-lintRange-error').count()).toBeGreaterThan(0)
  await bench.button('Begin to sign in').click()
  await result.getByText(/^DefineAuthChallenge failed with error SyntaxError: /).waitFor()
})

test('a test event runs the function alone; what is no JSON is marked', async () => {
  const page = await open(lesson)
  const bench = workbench(page)
  const { box, button, reach, choose, event, result } = bench
  await reach()
  await choose('Verify auth challenge response')
  await button('Test event').click()
  const editor = box.getByRole('textbox', { name: 'Test event' })
  expect(await editor.textContent()).toContain('VerifyAuthChallengeResponse_Authentication')
  await button('Run the test').click()
  await result.getByText('Fired by you, as a test.').waitFor()
  expect(await event.locator('[data-sign="+"]').textContent()).toContain('"answerCorrect": true')
  await box.getByText('Nothing has happened yet. Run the code').waitFor()

  // A run that is newer than the one that was chosen takes its place.
  await box.getByLabel('Run', { exact: true }).selectOption({ index: 0 })
  await button('Begin to sign in').click()
  await bench.happened('challenge CUSTOM_CHALLENGE')
  await answer(bench, '1')
  await result.getByText('Fired by RespondToAuthChallenge').waitFor()

  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('{\n  "request": oh\n}')
  await box.getByText('This is not JSON yet.').waitFor()
  await box.locator('.workbench-problem', { hasText: 'Line 2' }).waitFor()
  expect(await button('Run the test').isDisabled()).toBe(true)
})

test('an edit comes back after a reload; it can be put back, and starting over restores it', async () => {
  const page = await open(lesson)
  const bench = workbench(page)
  await bench.reach()
  await write(page, bench, 'define-challenge', MENDED)
  await bench.button('Put it back').waitFor()
  await expect
    .poll(async () => (await keptOf(page, 'custom-authentication'))?.edits['define-challenge'], PATIENCE)
    .toContain('issueTokens = true')
  await page.reload()
  await bench.reach()
  await expect.poll(() => bench.code('define-challenge').textContent()).toContain('issueTokens = true')

  await bench.button('Put it back').click()
  await expect.poll(() => bench.code('define-challenge').textContent()).toContain('issueTokens: false')
  await write(page, bench, 'define-challenge', MENDED)
  await bench.button('Put it back').waitFor()
  await bench.button('Start over').click()
  await expect.poll(() => bench.code('define-challenge').textContent()).toContain('issueTokens: false')
})

test('a template is put into the editor, and what is not simulated yet says so', async () => {
  const page = await open('/triggers-federation/order-of-events/')
  const bench = workbench(page, 'Break a function')
  const { box, button, reach, choose, result, happened } = bench
  await reach()
  await choose('Post confirmation')
  await box.getByLabel('Begin with').selectOption({ label: 'Write the user to DynamoDB' })
  await box.getByText('DynamoDB is not simulated yet').waitFor()
  await choose('Pre sign-up')
  await box.getByLabel('Begin with').selectOption({ label: 'Confirm without a code' })
  await expect.poll(() => bench.code('pre-sign-up').textContent()).toContain('autoConfirmUser')
  await button('Sign up').click()
  await happened('UserLambdaValidationException')
  await choose('Post confirmation')
  await result.getByText(/^PostConfirmation failed with error .*client-dynamodb/).waitFor()
})

test('the order of triggers is drawn from a run, and is a list as well', async () => {
  const page = await open('/triggers-federation/order-of-events/')
  const { box, button } = sandboxWindow(page, 'What fires when')
  await box.scrollIntoViewIfNeeded()
  await button('Sign in and migrate').click()
  const sources = box.locator('.sequence-list code', { hasText: '_' })
  await sources.first().waitFor()
  expect((await sources.allTextContents()).filter((text) => /^[A-Z]\w+_/.test(text))).toEqual([
    'UserMigration_Authentication',
    'PreSignUp_AdminCreateUser',
    'PreAuthentication_Authentication',
    'PostAuthentication_Authentication',
    'TokenGeneration_Authentication',
  ])
  expect(await box.locator('.sequence-drawing').isVisible()).toBe(true)
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await box.locator('.sequence-drawing').isVisible()).toBe(false)
  expect((await box.locator('.sequence-list').boundingBox())!.width).toBeGreaterThan(300)
})

const COUNTS = `import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
const cognito = new CognitoIdentityProviderClient({})
export const handler = async (event) => {
  await cognito.send(new ListUsersCommand({ UserPoolId: event.userPoolId }))
  return event
}
`

test('a call that a function makes is a list of its own below the function, and opens there', async () => {
  const page = await open('/triggers-federation/order-of-events/', { width: 390, height: 800 })
  const bench = workbench(page, 'Break a function')
  const { box, button, reach, happened } = bench
  await reach()
  await write(page, bench, 'pre-sign-up', COUNTS)
  await button('Sign up').click()
  await happened('Answer: UserConfirmed: false')

  expect(await box.locator('.sandbox-calls > .sandbox-call').count()).toBe(1)
  const inner = box.getByRole('list', { name: 'What the function called' })
  const around = box
    .getByRole('listitem')
    .filter({ has: page.getByRole('list', { name: 'What the function called' }) })
    .last()
  expect(await around.textContent()).toContain('PreSignUp ran, told PreSignUp_SignUp')
  expect(await inner.getByRole('listitem').allTextContents()).toEqual([
    'Lambda trigger: ListUsers → no users',
  ])
  const indented = (await inner.boundingBox())!.x - (await around.boundingBox())!.x
  expect(indented).toBeGreaterThan(20)

  await inner.getByRole('button', { name: 'ListUsers' }).click()
  expect(await inner.locator('.entry-text').allTextContents()).toEqual([
    'The function calls ListUsers',
    'Answer: no users',
  ])
  await inner.getByRole('button', { name: 'Response of ListUsers' }).click()
  expect(await inner.locator('pre').textContent()).toContain('"Users": []')
})

describe.each([
  ['light', 390],
  ['light', 1280],
  ['dark', 390],
  ['dark', 1280],
] as const)('%s, %i px', (scheme, width) => {
  test('axe finds nothing in a workbench that was used, nor in a drawing', async () => {
    const visit = { scheme, width, bypassCSP: true, reducedMotion: 'reduce' } as const
    const page = await open(lesson, visit)
    const bench = workbench(page)
    await bench.reach()
    await answer(bench, await begin(bench))
    await bench.choose('Define auth challenge')
    await bench.show('Event')
    await bench.button('Test event').click()
    await bench.box.getByRole('textbox', { name: 'Test event' }).waitFor()
    expect(await axeOnSandboxes(page)).toEqual([])
    await write(page, bench, 'define-challenge', 'export const handler = (\n')
    await bench.box.locator('.workbench-problem').waitFor()
    await bench.button('Begin to sign in').click()
    await bench.happened('UserLambdaValidationException')
    expect(await axeOnSandboxes(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )

    const order = await open('/triggers-federation/order-of-events/', visit)
    const { box, button } = sandboxWindow(order, 'What fires when')
    await box.scrollIntoViewIfNeeded()
    await button('Sign up').click()
    await box.locator('.sequence').waitFor()
    expect(await axeOnSandboxes(order)).toEqual([])
  })
})
