import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeOnSandboxes, sandboxWindow } from './sandboxWindow.ts'
import { useSite } from './site.ts'

const open = useSite()

/** Presses buttons of one window, each until a row of what happened says what is wanted. */
async function play(page: Page, title: string, presses: [button: string, row: string | RegExp][]) {
  const view = sandboxWindow(page, title)
  await view.reach()
  for (const [button, row] of presses) {
    const before = await view.box.locator('.sandbox-call').count()
    await view.button(button).click()
    await view.box.locator('.sandbox-call').nth(before).waitFor()
    await view.happened(row)
  }
  return view
}

/** Takes the code of the authenticator app into the form. */
async function takeCode(page: Page, title: string) {
  const { button, box } = sandboxWindow(page, title)
  await button('Use this code').click()
  await box.getByRole('button', { name: 'The code is in the form' }).waitFor()
}

/** One user through every status, as the lesson leads. */
async function playStates(page: Page) {
  const round = await play(page, 'Round the confirmation', [
    ['Sign in', '✕ 400 UserNotConfirmedException'],
    ['Forgot password', '✕ 400 InvalidParameterException'],
  ])
  await round.box.getByText('no registered/verified email or phone_number').waitFor()
  await sandboxWindow(page, 'Confirm, then sign in').reach()
  await sandboxWindow(page, 'Confirm, then sign in').button('Use this code').click()
  await play(page, 'Confirm, then sign in', [
    ['Confirm', 'User ada is now CONFIRMED'],
    ['Sign in', 'Answer: three tokens'],
  ])
  const reset = await play(page, 'Reset by an administrator', [
    ['Reset as administrator', 'User ada is now RESET_REQUIRED'],
    ['Sign in', '✕ 400 PasswordResetRequiredException'],
  ])
  await reset.button('Use this code').first().click()
  await play(page, 'Reset by an administrator', [
    ['Set it with the code', 'User ada is now CONFIRMED'],
    ['Sign in', 'Answer: three tokens'],
  ])
  const temporary = await play(page, 'A temporary password', [
    ['Set a temporary password', 'User ada is now FORCE_CHANGE_PASSWORD'],
    ['Sign in', 'Answer: challenge NEW_PASSWORD_REQUIRED'],
    ['Forgot password', '✕ 400 NotAuthorizedException'],
  ])
  await temporary.box.getByText('User password cannot be reset in the current state.').waitFor()
  await play(page, 'A temporary password', [['Set the new password', 'Answer: three tokens']])
  const shut = await play(page, 'Shut out, and let in again', [
    ['Disable', 'User ada is now disabled'],
    ['Sign in', '✕ 400 NotAuthorizedException'],
  ])
  await shut.box.getByText('NotAuthorizedException User is disabled.').waitFor()
  expect(await shut.box.locator('.sandbox-users').textContent()).toMatch(/CONFIRMEDdisabled/)
}

/** The same user by every flow, and what is refused. */
async function playFlows(page: Page) {
  const first = await play(page, 'Name and password', [['Run', '✕ 400 InvalidParameterException']])
  await first.box.getByText('USER_PASSWORD_AUTH flow not enabled for this client').waitFor()
  const srp = await play(page, 'The same password by SRP', [['Run', 'Answer: three tokens']])
  await srp.button('Request of RespondToAuthChallenge').click()
  const wire = (await srp.box.locator('.sandbox-wire').textContent())!
  expect(wire).toContain('PASSWORD_CLAIM_SIGNATURE')
  expect(wire).not.toContain('Analytical-1843')

  const { box, button, happened, reach } = sandboxWindow(page, 'Flow, client, caller')
  await reach()
  const ask = async (flow: string, call: string, row: string) => {
    await box.getByLabel('AuthFlow', { exact: true }).selectOption(flow)
    await box.getByLabel('Call', { exact: true }).selectOption(call)
    await play(page, 'Flow, client, caller', [['Make the call', row]])
  }
  const tick = async (flow: string) => {
    await box.getByRole('checkbox', { name: flow }).check()
    await happened(/flows allowed$/)
    await expect.poll(() => button('Make the call').getAttribute('aria-busy')).toBe('false')
  }
  await ask('ADMIN_USER_PASSWORD_AUTH', 'AdminInitiateAuth', '✕ 400 InvalidParameterException')
  await box.getByText('Auth flow not enabled for this client').waitFor()
  await tick('ALLOW_ADMIN_USER_PASSWORD_AUTH')
  await ask('ADMIN_USER_PASSWORD_AUTH', 'AdminInitiateAuth', 'Answer: three tokens')
  await ask('ADMIN_USER_PASSWORD_AUTH', 'InitiateAuth', '✕ 400 InvalidParameterException')
  await box.getByText('Initiate Auth method not supported.').waitFor()
  await ask('USER_AUTH', 'InitiateAuth', '✕ 400 InvalidParameterException')
  await box.getByText('Which words AWS has for this is not known here.').waitFor()
  await tick('ALLOW_USER_AUTH')
  await ask('USER_AUTH', 'InitiateAuth', 'SELECT_CHALLENGE of PASSWORD_SRP, PASSWORD, EMAIL_OTP')
}

/** A first sign-in of four steps, the next one, and sessions that are used or late. */
async function playChallenges(page: Page) {
  const first = await play(page, 'The first sign-in', [
    ['Sign in', 'Answer: challenge NEW_PASSWORD_REQUIRED'],
    ['Set the new password', 'Answer: challenge MFA_SETUP'],
    ['Set the new password', '✕ 400 NotAuthorizedException'],
  ])
  await first.box.getByText('session can only be used once').waitFor()

  const app = 'A secret for the authenticator app'
  await play(page, app, [['Ask for a secret', 'Answer: a secret for the authenticator app']])
  await takeCode(page, app)
  await play(page, app, [['Show the first code', 'Answer: three tokens']])

  const next = 'The next sign-in'
  await play(page, next, [['Sign in', 'Answer: challenge SOFTWARE_TOKEN_MFA']])
  await sandboxWindow(page, next).button('Wait for the next').click()
  await takeCode(page, next)
  await play(page, next, [
    ['Answer with the code', 'Answer: three tokens'],
    ['Sign in', 'Answer: challenge SOFTWARE_TOKEN_MFA'],
    ['Answer with the code', '✕ 400 ExpiredCodeException'],
  ])
  await sandboxWindow(page, next).box.getByText('has already been used once').waitFor()

  const late = 'Four minutes for a code'
  const { box, button } = await play(page, late, [['Sign in', 'Answer: challenge SOFTWARE_TOKEN_MFA']])
  await button('+4 minutes').click()
  await takeCode(page, late)
  await play(page, late, [['Answer with the code', '✕ 400 NotAuthorizedException']])
  await box.getByText('session is expired').waitFor()
}

const lessons = [
  ['/signing-in/user-states/', playStates],
  ['/signing-in/choosing-a-flow/', playFlows],
  ['/signing-in/challenges/', playChallenges],
] as const

describe.each(lessons)('%s', (path, playLesson) => {
  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('played through, and axe finds nothing: %s, %i px', async (scheme, width) => {
    const page = await open(path, { scheme, width, bypassCSP: true, reducedMotion: 'reduce' })
    await playLesson(page)
    expect(await axeOnSandboxes(page, 'main')).toEqual([])
  })

  test('nothing sticks out sideways at 320 px once it has been played', async () => {
    const page = await open(path, { width: 320 })
    await playLesson(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })

  test('there is something to do within the first 1,200 px', async () => {
    const page = await open(path, { width: 1280, height: 800 })
    const top = await page
      .locator('.sandbox')
      .first()
      .evaluate((box) => box.getBoundingClientRect().top + scrollY)
    expect(top).toBeLessThan(1200)
  })
})

test('a prediction is settled by the run that it is about', async () => {
  const page = await open('/signing-in/user-states/')
  const { box, button, happened, reach } = sandboxWindow(page, 'Round the confirmation')
  await reach()
  await box.getByRole('radio', { name: 'UserNotConfirmedException' }).check()
  await button('Sign in').click()
  await happened('✕ 400 UserNotConfirmedException')
  expect(await box.locator('.sandbox-verdict').count()).toBe(0)
  await button('Forgot password').click()
  await box.getByText('It came out InvalidParameterException').waitFor()
})

test('the drawing of the statuses has a name, and its words are as large as small text', async () => {
  const page = await open('/signing-in/user-states/', { width: 320 })
  const drawing = page.getByRole('img', { name: /^SignUp leads to UNCONFIRMED/ })
  const heights = await drawing.locator('text').evaluateAll((texts) => {
    const scale = (text: Element) => (text as SVGTextElement).getScreenCTM()!.a
    return texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale(text))
  })
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(12.8)
})
