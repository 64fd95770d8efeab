import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { totp } from '../userPools/model/model.ts'
import { expect, test } from 'vitest'
import { DOMAIN, domainWorld, PASSWORD } from './domain.ts'

type Made = Awaited<ReturnType<typeof domainWorld>>
type Page = Awaited<ReturnType<Made['browser']['open']>>

const bodyOf = (page: Page) => page.response.clone().text()
const titleOf = async (page: Page) => /<h1>([^<]*)<\/h1>/.exec(await bodyOf(page))?.[1]
const errorOf = async (page: Page) =>
  /class="error" role="alert">\s*([^<]*?)\s*</.exec(await bodyOf(page))?.[1]
const codeOf = (page: Page) => new URL(page.url).searchParams.get('code')
const pathOf = (page: Page) => new URL(page.url).pathname

/** The page that a link of this page leads to. */
async function follow({ browser }: Made, page: Page, words: string): Promise<Page> {
  const [, href] = new RegExp(`<a href="([^"]*)"[^>]*>${words}</a>`).exec(
    (await bodyOf(page)).replace(/\s+/g, ' '),
  )!
  return browser.open(new URL(href!.replaceAll('&amp;', '&'), page.url).href)
}

test('sign-up: the form, the code, a sign-in; the app’s request is kept all the way', async () => {
  const made = await domainWorld()
  const login = await made.browser.open(made.authorizeUrl({ state: 'kept' }))
  const signUp = await follow(made, login, 'Create an account')
  const weak = await made.browser.fill(signUp, {
    username: 'grace',
    password: 'weak',
    'attribute.email': 'grace@example.com',
  })
  expect(await errorOf(weak)).toMatch(/^Password did not conform with policy/)
  const confirm = await made.browser.fill(weak, {
    username: 'grace',
    password: PASSWORD,
    'attribute.email': 'grace@example.com',
  })
  expect(pathOf(confirm)).toBe('/confirm')
  const wrong = await made.browser.fill(confirm, { code: '000000' })
  expect(await errorOf(wrong)).toBe('Invalid verification code provided, please try again.')
  const again = await made.browser.fill(wrong, { code: made.inbox()[0]!.code! })
  expect(pathOf(again)).toBe('/login')
  const back = await made.browser.fill(again, { username: 'grace', password: PASSWORD })
  expect(codeOf(back)).toBeTruthy()
  expect(new URL(back.url).searchParams.get('state')).toBe('kept')
})

test('a new code can be asked for where the first was lost', async () => {
  const made = await domainWorld()
  const signUp = await follow(made, await made.browser.open(made.authorizeUrl()), 'Create an account')
  const confirm = await made.browser.fill(signUp, {
    username: 'grace',
    password: PASSWORD,
    'attribute.email': 'grace@example.com',
  })
  const sent = made.inbox().length
  const told = await made.browser.fill(confirm, { action: 'resend', code: '' })
  expect(made.inbox()).toHaveLength(sent + 1)
  expect(await bodyOf(told)).toContain('A new code is on its way.')
})

test('an unconfirmed user who signs in is led to the code', async () => {
  const made = await domainWorld()
  const signUp = await follow(made, await made.browser.open(made.authorizeUrl()), 'Create an account')
  await made.browser.fill(signUp, {
    username: 'grace',
    password: PASSWORD,
    'attribute.email': 'g@example.com',
  })
  const login = await made.browser.open(made.authorizeUrl())
  expect(pathOf(await made.browser.fill(login, { username: 'grace', password: PASSWORD }))).toBe('/confirm')
})

test('a forgotten password: a code, a new one, a sign-in with it', async () => {
  const made = await domainWorld()
  const forgot = await follow(made, await made.browser.open(made.authorizeUrl()), 'Forgot your password\\?')
  const reset = await made.browser.fill(forgot, { username: 'ada' })
  const code = made.inbox()[0]!.code!
  const login = await made.browser.fill(reset, { code, password: 'Difference-1822' })
  expect(pathOf(login)).toBe('/login')
  const old = await made.browser.fill(login, { username: 'ada', password: PASSWORD })
  expect(await errorOf(old)).toBe('Incorrect username or password.')
  expect(codeOf(await made.browser.fill(old, { username: 'ada', password: 'Difference-1822' }))).toBeTruthy()
})

test('a user whom an administrator made chooses a password; one whose password was reset is led to it', async () => {
  const made = await domainWorld()
  const { cognito, UserPoolId } = made
  await cognito.send(
    new AdminCreateUserCommand({
      ...{ UserPoolId, Username: 'grace', TemporaryPassword: 'Temporary-1', MessageAction: 'SUPPRESS' },
      UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }],
    }),
  )
  const login = await made.browser.open(made.authorizeUrl())
  const asked = await made.browser.fill(login, { username: 'grace', password: 'Temporary-1' })
  expect(await titleOf(asked)).toBe('Choose a new password')
  const weak = await made.browser.fill(asked, { new_password: 'weak' })
  expect(await errorOf(weak)).toMatch(/^Password did not conform with policy/)
  expect(codeOf(await made.browser.fill(weak, { new_password: PASSWORD }))).toBeTruthy()

  await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: 'ada' }))
  made.browser.jar.clear()
  expect(pathOf(await made.signIn())).toBe('/confirmforgotPassword')
})

test('a second factor: an authenticator app is set up at the first sign-in, and asked for at the next', async () => {
  const made = await domainWorld()
  const { cognito, UserPoolId } = made
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      ...{ UserPoolId, MfaConfiguration: 'ON' },
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )
  const setUp = await made.signIn()
  expect(await titleOf(setUp)).toBe('Set up an authenticator app')
  const [, secret] = /class="secret"[^>]*>\s*([A-Z2-7]+)/.exec(await bodyOf(setUp))!
  const now = () => totp(secret!, Math.floor(made.clock.now() / 30_000))
  const wrong = await made.browser.fill(setUp, { code: '000000' })
  expect(await bodyOf(wrong)).toContain(secret)
  const back = await made.browser.fill(wrong, { code: now() })
  expect(codeOf(back)).toBeTruthy()

  made.browser.jar.clear()
  made.clock.advance(60_000)
  const asked = await made.signIn()
  expect(await titleOf(asked)).toBe('Enter your code')
  const again = await made.browser.fill(asked, { code: '000000' })
  expect(await errorOf(again)).toBe('Invalid code received for user')
  made.clock.advance(30_000)
  expect(codeOf(await made.browser.fill(again, { code: now() }))).toBeTruthy()
})

test('a choice of first factors: a code by mail instead of the password', async () => {
  const made = await domainWorld({
    pool: {
      UserPoolTier: 'ESSENTIALS',
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    },
    client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  })
  const login = await made.browser.open(made.authorizeUrl())
  const choice = await made.browser.fill(login, { username: 'ada' })
  expect(await titleOf(choice)).toBe('Choose how to sign in')
  const asked = await made.browser.fill(choice, { action: 'EMAIL_OTP' })
  expect(await titleOf(asked)).toBe('Enter your code')
  expect(codeOf(await made.browser.fill(asked, { code: made.inbox()[0]!.code! }))).toBeTruthy()
})

test('a code by text message as second factor', async () => {
  const made = await domainWorld({
    pool: {
      SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' },
      MfaConfiguration: 'OPTIONAL',
    },
  })
  const { cognito, UserPoolId } = made
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await cognito.send(
    new AdminCreateUserCommand({
      ...{ UserPoolId, Username: 'grace', TemporaryPassword: PASSWORD, MessageAction: 'SUPPRESS' },
      UserAttributes: [
        { Name: 'phone_number', Value: '+441818118181' },
        { Name: 'phone_number_verified', Value: 'true' },
      ],
    }),
  )
  await cognito.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: 'grace', SMSMfaSettings }))
  const login = await made.browser.open(made.authorizeUrl())
  const next = await made.browser.fill(login, { username: 'grace', password: PASSWORD })
  const asked = await made.browser.fill(next, { new_password: 'Difference-1822' })
  expect(await bodyOf(asked)).toContain('+********8181')
  expect(codeOf(await made.browser.fill(asked, { code: made.inbox()[0]!.code! }))).toBeTruthy()
})

test('the cookie signs the browser in again, until an hour has passed or it signs out', async () => {
  const made = await domainWorld()
  await made.signIn()
  expect(codeOf(await made.browser.open(made.authorizeUrl()))).toBeTruthy()
  made.clock.advance(59 * 60_000)
  expect(codeOf(await made.browser.open(made.authorizeUrl({ prompt: 'none' })))).toBeTruthy()
  made.clock.advance(60_000)
  expect(pathOf(await made.browser.open(made.authorizeUrl()))).toBe('/login')

  await made.signIn()
  const bye = new URLSearchParams({ client_id: made.ClientId, logout_uri: 'https://shop.example.com/bye' })
  expect((await made.browser.open(`${DOMAIN}/logout?${bye}`)).url).toBe('https://shop.example.com/bye')
  expect(pathOf(await made.browser.open(made.authorizeUrl()))).toBe('/login')
})

test('no other site can send a page’s form, and nothing is written then', async () => {
  const made = await domainWorld()
  const page = await made.browser.open(made.authorizeUrl())
  const before = made.simulator.state
  for (const _csrf of ['', 'guessed']) {
    const refused = await made.browser.ask(page.url, { _csrf, username: 'ada', password: PASSWORD })
    expect(refused.response.headers.get('location')).toMatch(/\/error\?error=invalid_request$/)
  }
  made.browser.jar.clear()
  const { response } = await made.browser.ask(page.url, {
    _csrf: 'mine',
    username: 'ada',
    password: PASSWORD,
  })
  expect(response.headers.get('location')).toMatch(/\/error\?error=invalid_request$/)
  expect(made.simulator.state).toBe(before)
})

test('no page says who exists where the client hides it', async () => {
  const made = await domainWorld({ client: { PreventUserExistenceErrors: 'ENABLED' } })
  const login = await made.browser.open(made.authorizeUrl())
  const nobody = await made.browser.fill(login, { username: 'nobody', password: PASSWORD })
  expect(await errorOf(nobody)).toBe('Incorrect username or password.')
  const forgot = await follow(made, nobody, 'Forgot your password\\?')
  expect(pathOf(await made.browser.fill(forgot, { username: 'nobody' }))).toBe('/confirmforgotPassword')
  const { UserStatus } = await made.cognito.send(
    new AdminGetUserCommand({ UserPoolId: made.UserPoolId, Username: 'ada' }),
  )
  expect(UserStatus).toBe('CONFIRMED')
})
