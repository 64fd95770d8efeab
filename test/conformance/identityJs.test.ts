import {
  AdminCreateUserCommand,
  AdminForgetDeviceCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
} from 'amazon-cognito-identity-js'
import { afterEach, expect, test, vi } from 'vitest'
import { appCode } from '../appCode.ts'
import { ada, world, type LambdaEvent } from '../world.ts'

afterEach(() => vi.unstubAllGlobals())

type Here = Awaited<ReturnType<typeof world>>
type Settings = Parameters<typeof world>[0]
const PHONE = [
  { Name: 'phone_number', Value: '+441818118181' },
  { Name: 'phone_number_verified', Value: 'true' },
]
const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' }

/** What a page keeps, as localStorage would. */
function memory() {
  const kept = new Map<string, string>()
  return {
    setItem: (name: string, value: string) => void kept.set(name, String(value)),
    getItem: (name: string) => kept.get(name) ?? null,
    removeItem: (name: string) => void kept.delete(name),
    clear: () => kept.clear(),
  }
}

/** A pool with Ada, and a page that calls it through the host's fetch. */
async function page(settings: Settings = {}, password = { Password: ada.Password, Permanent: true }) {
  const here = await world({ client: { ExplicitAuthFlows: undefined }, ...settings })
  const { cognito, UserPoolId, ClientId } = here
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: 'ada',
      TemporaryPassword: 'Temporary-1',
      MessageAction: 'SUPPRESS',
      UserAttributes: PHONE,
    }),
  )
  if (password.Permanent) {
    await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ada', ...password }))
  }
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => here.simulator.fetch(new Request(url, init)))
  const Storage = memory()
  const Pool = new CognitoUserPool({ UserPoolId, ClientId, Storage })
  return { here, Storage, user: () => new CognitoUser({ Username: 'ada', Pool, Storage }) }
}

const setMfa = ({ cognito, UserPoolId }: Here, mfa: Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>) =>
  cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...mfa }))

/** How a step ended: with tokens, or with what is asked next. */
type End = { session?: CognitoUserSession; asked?: string; with?: unknown; isDevicePrompt?: boolean }

/** Runs one step of the library and waits for whichever of its callbacks comes. */
const step = (run: (callbacks: IAuthenticationCallback) => void) =>
  new Promise<End>((resolve, reject) => {
    const asks = (asked: string) => (first: unknown, second?: unknown) =>
      resolve({ asked, with: second ?? first })
    run({
      onSuccess: (session, isDevicePrompt) => resolve({ session, isDevicePrompt: isDevicePrompt === true }),
      onFailure: reject,
      newPasswordRequired: asks('newPasswordRequired'),
      mfaRequired: asks('mfaRequired'),
      totpRequired: asks('totpRequired'),
      mfaSetup: asks('mfaSetup'),
      selectMFAType: asks('selectMFAType'),
      customChallenge: asks('customChallenge'),
    })
  })

const details = (Password: string) => new AuthenticationDetails({ Username: 'ada', Password })
const signIn = (user: CognitoUser, password = ada.Password) =>
  step((callbacks) => user.authenticateUser(details(password), callbacks))

/** A call of the library that answers by `(error, result)`. */
const call = <T>(run: (callback: (error?: Error | null, result?: T) => void) => void) =>
  new Promise<T | undefined>((resolve, reject) =>
    run((error, result) => (error ? reject(error) : resolve(result))),
  )

const username = ({ session }: End) => session!.getAccessToken().payload.username as string

test('a new password in place of a temporary one', async () => {
  const { user } = await page({}, { Password: 'Temporary-1', Permanent: false })
  const ada1 = user()
  const asked = await signIn(ada1, 'Temporary-1')
  expect(asked).toMatchObject({ asked: 'newPasswordRequired', with: [] })
  const done = await step((callbacks) => ada1.completeNewPasswordChallenge(ada.Password, {}, callbacks))
  expect(username(done)).toBe('ada')
  await expect(signIn(user(), 'Temporary-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  expect(username(await signIn(user()))).toBe('ada')
})

test('a text message as second factor', async () => {
  const { here, user } = await page()
  await setMfa(here, { MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: { SmsConfiguration } })
  const { cognito, UserPoolId } = here
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await cognito.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: 'ada', SMSMfaSettings }))
  const ada1 = user()
  expect(await signIn(ada1)).toMatchObject({
    asked: 'mfaRequired',
    with: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+********8181' },
  })
  const send = (code: string) => step((callbacks) => ada1.sendMFACode(code, callbacks))
  await expect(send('000')).rejects.toMatchObject({ name: 'CodeMismatchException' })
  expect(username(await send(here.inbox()[0]!.code!))).toBe('ada')
})

test('an authenticator app: set up because the pool demands it, asked for, and chosen among two', async () => {
  const { here, user } = await page()
  await setMfa(here, { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } })
  const ada1 = user()
  expect(await signIn(ada1)).toMatchObject({ asked: 'mfaSetup' })
  const secret = await new Promise<string>((associateSecretCode, onFailure) =>
    ada1.associateSoftwareToken({ associateSecretCode, onFailure }),
  )
  const code = () => appCode(secret, here.clock.now())
  await new Promise((onSuccess, onFailure) =>
    ada1.verifySoftwareToken(code(), 'phone', { onSuccess, onFailure }),
  )
  here.clock.advance(30_000)
  const ada2 = user()
  expect(await signIn(ada2)).toMatchObject({
    asked: 'totpRequired',
    with: { FRIENDLY_DEVICE_NAME: 'phone' },
  })
  const byApp = (of: CognitoUser) =>
    step((callbacks) => of.sendMFACode(code(), callbacks, 'SOFTWARE_TOKEN_MFA'))
  expect(username(await byApp(ada2))).toBe('ada')

  await setMfa(here, {
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    SmsMfaConfiguration: { SmsConfiguration },
  })
  const neither = { Enabled: true, PreferredMfa: false }
  await call((callback) => ada2.setUserMfaPreference(neither, neither, callback))
  here.clock.advance(30_000)
  const ada3 = user()
  expect(await signIn(ada3)).toMatchObject({ asked: 'selectMFAType' })
  const chosen = await step((callbacks) => ada3.sendMFASelectionAnswer('SOFTWARE_TOKEN_MFA', callbacks))
  expect(chosen).toMatchObject({ asked: 'totpRequired' })
  expect(username(await byApp(ada3))).toBe('ada')
})

const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
const RIDDLE: Settings = {
  pool: {
    LambdaConfig: {
      DefineAuthChallenge: arn('define'),
      CreateAuthChallenge: arn('create'),
      VerifyAuthChallengeResponse: arn('verify'),
    },
  },
  functions: {
    define(event) {
      const session = event.request.session as { challengeName: string; challengeResult: boolean }[]
      const last = session.at(-1)
      if (last?.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER'
      else if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult)
        event.response.issueTokens = true
      else event.response.challengeName = 'CUSTOM_CHALLENGE'
      return event
    },
    create: (event) => ({
      ...event,
      response: {
        publicChallengeParameters: { riddle: 'What has an eye?' },
        privateChallengeParameters: { answer: 'needle' },
      },
    }),
    verify(event: LambdaEvent) {
      event.response.answerCorrect = event.request.challengeAnswer === 'needle'
      return event
    },
  },
}

test('a custom challenge, without and with the password first', async () => {
  const { user } = await page(RIDDLE)
  const answer = (of: CognitoUser, text: string) =>
    step((callbacks) => of.sendCustomChallengeAnswer(text, callbacks))
  const riddle = { asked: 'customChallenge', with: { riddle: 'What has an eye?' } }

  const ada1 = user()
  ada1.setAuthenticationFlowType('CUSTOM_AUTH')
  expect(await step((callbacks) => ada1.initiateAuth(details(''), callbacks))).toMatchObject(riddle)
  expect(await answer(ada1, 'storm')).toMatchObject(riddle)
  expect(username(await answer(ada1, 'needle'))).toBe('ada')

  const ada2 = user()
  ada2.setAuthenticationFlowType('CUSTOM_AUTH')
  expect(await signIn(ada2)).toMatchObject(riddle)
  expect(username(await answer(ada2, 'needle'))).toBe('ada')
  const ada3 = user()
  ada3.setAuthenticationFlowType('CUSTOM_AUTH')
  await expect(signIn(ada3, 'Wrong-1843')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

const DEVICES = (DeviceOnlyRememberedOnUserPrompt: boolean): Settings => ({
  pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt } },
})

/** Text messages as second factor, for Ada too. */
async function withTextMessages(here: Here) {
  const { cognito, UserPoolId } = here
  await setMfa(here, { MfaConfiguration: 'ON', SmsMfaConfiguration: { SmsConfiguration } })
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await cognito.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: 'ada', SMSMfaSettings }))
}

const byMessage = (here: Here, user: CognitoUser) =>
  step((callbacks) => user.sendMFACode(here.inbox()[0]!.code!, callbacks))

test('a remembered device skips the second factor, refreshes, and once forgotten is a new one', async () => {
  const { here, user } = await page(DEVICES(false))
  await withTextMessages(here)
  const ada1 = user()
  expect(await signIn(ada1)).toMatchObject({ asked: 'mfaRequired' })
  expect(await byMessage(here, ada1)).toMatchObject({ isDevicePrompt: false })

  const ada2 = user()
  const done = await signIn(ada2)
  expect(username(done)).toBe('ada')
  const DeviceKey = done.session!.getAccessToken().payload.device_key as string
  expect(DeviceKey).toMatch(/^us-east-1_/)
  const refreshed = await call<CognitoUserSession>((callback) =>
    ada2.refreshSession(done.session!.getRefreshToken(), callback),
  )
  expect(refreshed!.getAccessToken().payload.device_key).toBe(DeviceKey)

  const { cognito, UserPoolId } = here
  await cognito.send(new AdminForgetDeviceCommand({ UserPoolId, Username: 'ada', DeviceKey }))
  const ada3 = user()
  expect(await signIn(ada3)).toMatchObject({ asked: 'mfaRequired' })
  await byMessage(here, ada3)
  expect((await signIn(user())).session!.getAccessToken().payload.device_key).not.toBe(DeviceKey)
})

test('where the user is asked, the device is remembered once they agree', async () => {
  const { here, user } = await page(DEVICES(true))
  await withTextMessages(here)
  const ada1 = user()
  await signIn(ada1)
  expect(await byMessage(here, ada1)).toMatchObject({ isDevicePrompt: true })
  const ada2 = user()
  expect(await signIn(ada2)).toMatchObject({ asked: 'mfaRequired' })
  await byMessage(here, ada2)
  await new Promise((onSuccess, onFailure) => ada2.setDeviceStatusRemembered({ onSuccess, onFailure }))
  const ada3 = user()
  expect(username(await signIn(ada3))).toBe('ada')
  const listed = await new Promise<{ Devices: unknown[] }>((onSuccess, onFailure) =>
    ada3.listDevices(10, null as unknown as string, { onSuccess, onFailure }),
  )
  expect(listed.Devices).toHaveLength(1)
  await new Promise<string>((onSuccess, onFailure) => ada3.forgetDevice({ onSuccess, onFailure }))
  expect(await signIn(user())).toMatchObject({ asked: 'mfaRequired' })
})

test('a changed password, and the end of a session', async () => {
  const { here, user } = await page()
  const ada1 = user()
  await signIn(ada1)
  await call((callback) => ada1.changePassword(ada.Password, 'Difference-1822', callback))
  await expect(signIn(user())).rejects.toMatchObject({ name: 'NotAuthorizedException' })

  const isOver = async ({ session }: End) => {
    const [AccessToken, REFRESH_TOKEN] = [session!.getAccessToken(), session!.getRefreshToken()]
    const { cognito, ClientId } = here
    const AuthParameters = { REFRESH_TOKEN: REFRESH_TOKEN.getToken() }
    await expect(
      cognito.send(new GetUserCommand({ AccessToken: AccessToken.getJwtToken() })),
    ).rejects.toMatchObject({ message: 'Access Token has been revoked' })
    await expect(
      cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters })),
    ).rejects.toMatchObject({ message: 'Refresh Token has been revoked' })
  }
  const ada2 = user()
  const everywhere = await signIn(ada2, 'Difference-1822')
  await new Promise<string>((onSuccess, onFailure) => ada2.globalSignOut({ onSuccess, onFailure }))
  await isOver(everywhere)

  const ada3 = user()
  const here3 = await signIn(ada3, 'Difference-1822')
  await call((callback) => ada3.signOut(callback))
  await isOver(here3)
})
