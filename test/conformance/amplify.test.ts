import { Amplify } from '@aws-amplify/core'
import {
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  setUpTOTP,
  signIn,
  signOut,
  signUp,
  updateMFAPreference,
  updatePassword,
  verifyTOTPSetup,
} from '@aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito'
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, expect, test, vi } from 'vitest'
import { appCode } from '../appCode.ts'
import { answers, withFunctions, type Handler } from '../functions.ts'
import { ada, world } from '../world.ts'

afterEach(() => vi.unstubAllGlobals())

/** A page's memory for tokens: Amplify looks for localStorage otherwise. */
function memory() {
  const items = new Map<string, string>()
  return {
    setItem: async (key: string, value: string) => void items.set(key, value),
    getItem: async (key: string) => items.get(key) ?? null,
    removeItem: async (key: string) => void items.delete(key),
    clear: async () => items.clear(),
  }
}

/** Amplify as an app would configure it, its requests answered by the simulator. */
async function app(settings: Parameters<typeof world>[0] = {}) {
  const here = await world({
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    },
    ...settings,
  })
  vi.stubGlobal('fetch', (url: string | URL, init: RequestInit) =>
    here.simulator.fetch(new Request(url, init)),
  )
  const Auth = { Cognito: { userPoolId: here.UserPoolId, userPoolClientId: here.ClientId } }
  cognitoUserPoolsTokenProvider.setAuthConfig(Auth)
  Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } })
  cognitoUserPoolsTokenProvider.setKeyValueStorage(memory())
  return here
}

async function withAda() {
  const here = await app()
  const signedUp = await signUp({
    username: ada.Username,
    password: ada.Password,
    options: { userAttributes: { email: ada.email } },
  })
  expect(signedUp).toMatchObject({
    isSignUpComplete: false,
    nextStep: { signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: { destination: 'a***@e***' } },
  })
  const confirmed = await confirmSignUp({ username: ada.Username, confirmationCode: here.inbox()[0]!.code! })
  expect(confirmed).toMatchObject({ isSignUpComplete: true, nextStep: { signUpStep: 'DONE' } })
  return here
}

test.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)(
  'signs up, signs in by %s, refreshes, changes the password and signs out',
  async (authFlowType) => {
    const here = await withAda()
    const options = { authFlowType }
    await expect(signIn({ username: 'ada', password: 'Wrong-1843', options })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
    await expect(signIn({ username: 'ada', password: ada.Password, options })).resolves.toMatchObject({
      isSignedIn: true,
      nextStep: { signInStep: 'DONE' },
    })
    expect(await getCurrentUser()).toMatchObject({ username: 'ada', userId: here.user('ada')!.sub })
    expect(await fetchUserAttributes()).toMatchObject({ email: ada.email, email_verified: 'true' })

    const before = (await fetchAuthSession()).tokens!
    here.clock.advance(60_000)
    const after = (await fetchAuthSession({ forceRefresh: true })).tokens!
    expect(after.accessToken.payload.iat! - before.accessToken.payload.iat!).toBe(60)
    expect(after.accessToken.payload.origin_jti).toBe(before.accessToken.payload.origin_jti)

    await updatePassword({ oldPassword: ada.Password, newPassword: 'Difference-1843' })
    await signOut({ global: true })
    await expect(getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' })
    await expect(signIn({ username: 'ada', password: 'Difference-1843', options })).resolves.toMatchObject({
      isSignedIn: true,
    })
    await signOut()
  },
)

test('sets an authenticator app up, prefers it, and is asked for its code', async () => {
  const here = await withAda()
  const { cognito, UserPoolId, clock } = here
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )
  await signIn({ username: 'ada', password: ada.Password })
  const { sharedSecret } = await setUpTOTP()
  await verifyTOTPSetup({ code: appCode(sharedSecret, clock.now()) })
  await updateMFAPreference({ totp: 'PREFERRED' })
  await signOut()

  const started = await signIn({ username: 'ada', password: ada.Password })
  expect(started.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE')
  clock.advance(30_000)
  const done = await confirmSignIn({ challengeResponse: appCode(sharedSecret, clock.now()) })
  expect(done.isSignedIn).toBe(true)
  await signOut()
})

const PASSWORDLESS = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] } },
  },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH' as const, 'ALLOW_REFRESH_TOKEN_AUTH' as const] },
}
const RIDDLE: Record<string, Handler> = {
  DefineAuthChallenge(event) {
    const last = (event.request.session as { challengeName: string; challengeResult: boolean }[]).at(-1)
    if (last?.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER'
    else if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult)
      event.response.issueTokens = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  CreateAuthChallenge: answers({
    publicChallengeParameters: { riddle: 'What has an eye?' },
    privateChallengeParameters: { answer: 'needle' },
  }),
  VerifyAuthChallengeResponse(event) {
    const { privateChallengeParameters, challengeAnswer } = event.request
    event.response.answerCorrect =
      (privateChallengeParameters as { answer: string }).answer === challengeAnswer
    return event
  },
}

test.each(['CUSTOM_WITHOUT_SRP', 'CUSTOM_WITH_SRP'] as const)(
  'signs in by %s: a wrong answer brings the challenge again, the right one tokens',
  async (authFlowType) => {
    const { events, functions, pool } = withFunctions(RIDDLE)
    const here = await app({
      pool,
      functions,
      client: {
        ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      },
    })
    const { cognito, UserPoolId } = here
    await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' }))
    await cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId,
        Username: 'ada',
        Password: ada.Password,
        Permanent: true,
      }),
    )
    const password = authFlowType === 'CUSTOM_WITH_SRP' ? { password: ada.Password } : {}
    const asked = {
      isSignedIn: false,
      nextStep: {
        signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
        additionalInfo: { riddle: 'What has an eye?' },
      },
    }
    await expect(signIn({ username: 'ada', ...password, options: { authFlowType } })).resolves.toMatchObject(
      asked,
    )
    await expect(confirmSignIn({ challengeResponse: 'storm' })).resolves.toMatchObject(asked)
    const options = { clientMetadata: { of: 'confirmSignIn' } }
    await expect(confirmSignIn({ challengeResponse: 'needle', options })).resolves.toMatchObject({
      isSignedIn: true,
    })
    expect(events.at(-1)!.request.clientMetadata).toEqual(options.clientMetadata)
    expect(await getCurrentUser()).toMatchObject({ username: 'ada' })
    await signOut()
  },
)

const byMail = { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' } as const

test('without a password: signs up, is signed in by the code that confirms, and later by one that is mailed', async () => {
  const here = await app(PASSWORDLESS)
  const mailed = () => here.inbox()[0]!.code!
  const signedUp = await signUp({
    username: 'ada',
    options: { userAttributes: { email: ada.email }, autoSignIn: byMail },
  })
  expect(signedUp.nextStep.signUpStep).toBe('CONFIRM_SIGN_UP')
  const confirmed = await confirmSignUp({ username: 'ada', confirmationCode: mailed() })
  expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN')
  expect(await autoSignIn()).toMatchObject({ isSignedIn: true, nextStep: { signInStep: 'DONE' } })
  expect(here.inbox()).toHaveLength(1)
  expect(await getCurrentUser()).toMatchObject({ username: 'ada' })
  await signOut()

  const started = await signIn({ username: 'ada', options: byMail })
  expect(started).toMatchObject({
    isSignedIn: false,
    nextStep: {
      signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' },
    },
  })
  await expect(confirmSignIn({ challengeResponse: '12345678' })).rejects.toMatchObject({
    name: 'CodeMismatchException',
  })
  expect(await confirmSignIn({ challengeResponse: mailed() })).toMatchObject({ isSignedIn: true })
  const before = (await fetchAuthSession()).tokens!
  here.clock.advance(60_000)
  const after = (await fetchAuthSession({ forceRefresh: true })).tokens!
  expect(after.accessToken.payload.origin_jti).toBe(before.accessToken.payload.origin_jti)
  await signOut()
})

test('asked how to sign in, the user chooses the code by mail', async () => {
  const here = await app(PASSWORDLESS)
  await signUp({ username: 'ada', password: ada.Password, options: { userAttributes: { email: ada.email } } })
  await confirmSignUp({ username: 'ada', confirmationCode: here.inbox()[0]!.code! })
  const started = await signIn({ username: 'ada', options: { authFlowType: 'USER_AUTH' } })
  expect(started.nextStep).toMatchObject({
    signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
    availableChallenges: expect.arrayContaining(['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP']),
  })
  const chosen = await confirmSignIn({ challengeResponse: 'EMAIL_OTP' })
  expect(chosen.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
  const done = await confirmSignIn({ challengeResponse: here.inbox()[0]!.code! })
  expect(done.isSignedIn).toBe(true)
  await signOut()
})

test('tokens that were revoked elsewhere end the session', async () => {
  const { cognito, UserPoolId } = await withAda()
  await signIn({ username: 'ada', password: ada.Password })
  await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'ada' }))
  await expect(fetchAuthSession({ forceRefresh: true })).resolves.toMatchObject({ tokens: undefined })
})
