import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
  type SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { appCode } from '../../appCode.ts'
import { ada, world } from '../../world.ts'
import {
  answer,
  APPS,
  associated,
  invited,
  otherThan,
  setMfa,
  SMS,
  startWith,
  withOwnPassword,
} from './steps/challenges.ts'

/** A pool whose Ada was made by an administrator, with a password of her own unless it is to stay temporary. */
async function invitedAda(mfa?: Partial<SetUserPoolMfaConfigCommandInput>) {
  const here = await world()
  if (mfa) await setMfa(mfa)(here)
  await invited()(here)
  return here
}

test('a temporary password leads to NEW_PASSWORD_REQUIRED, and the new one to tokens and CONFIRMED', async () => {
  const here = await invitedAda()
  const started = await startWith(here, 'Temporary-1')
  expect(started).toMatchObject({
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: expect.stringMatching(/^AYAB/),
    ChallengeParameters: { USER_ID_FOR_SRP: 'ada', requiredAttributes: '[]' },
  })
  expect(JSON.parse(started.ChallengeParameters!.userAttributes!)).toMatchObject({ email: ada.email })

  const weak = answer(here, 'NEW_PASSWORD_REQUIRED', started.Session, { NEW_PASSWORD: 'weak' })
  await expect(weak).rejects.toMatchObject({
    name: 'InvalidPasswordException',
    message: 'Password did not conform with policy: Password not long enough',
  })
  const done = await answer(here, 'NEW_PASSWORD_REQUIRED', started.Session, { NEW_PASSWORD: ada.Password })
  expect(done).toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' }, ChallengeParameters: {} })
  expect(here.user('ada')!.UserStatus).toBe('CONFIRMED')

  const again = answer(here, 'NEW_PASSWORD_REQUIRED', started.Session, { NEW_PASSWORD: ada.Password })
  await expect(again).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user, session can only be used once.',
  })
})

test('a text message as second factor: a wrong code leaves the Session open, the right one verifies the number', async () => {
  const here = await invitedAda({ MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: SMS })
  const { AuthenticationResult } = await withOwnPassword(here)
  await here.cognito.send(
    new SetUserMFAPreferenceCommand({
      AccessToken: AuthenticationResult!.AccessToken,
      SMSMfaSettings: { Enabled: true, PreferredMfa: true },
    }),
  )
  const started = await startWith(here, ada.Password)
  expect(started).toMatchObject({
    ChallengeName: 'SMS_MFA',
    ChallengeParameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
      CODE_DELIVERY_DESTINATION: '+********8181',
      USER_ID_FOR_SRP: 'ada',
    },
  })
  const code = here.inbox()[0]!.code!
  expect(code).toMatch(/^\d{6}$/)
  await expect(
    answer(here, 'SMS_MFA', started.Session, { SMS_MFA_CODE: otherThan(code) }),
  ).rejects.toMatchObject({
    name: 'CodeMismatchException',
    message: 'Invalid code or auth state for the user.',
  })
  const done = await answer(here, 'SMS_MFA', started.Session, { SMS_MFA_CODE: code })
  expect(done.AuthenticationResult!.AccessToken).toBeDefined()
  const { UserPoolId } = here
  expect(await here.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))).toMatchObject({
    PreferredMfaSetting: 'SMS_MFA',
    UserMFASettingList: ['SMS_MFA'],
    UserAttributes: expect.arrayContaining([{ Name: 'phone_number_verified', Value: 'true' }]),
  })
})

test('MFA demanded of a user who has none: set up an authenticator app in the middle of signing in', async () => {
  const here = await invitedAda({
    MfaConfiguration: 'ON',
    ...APPS,
  })
  const { cognito, clock } = here
  const setUp = await withOwnPassword(here)
  expect(setUp).toMatchObject({
    ChallengeName: 'MFA_SETUP',
    ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
  })
  const { SecretCode, Session, UserCode } = await associated(here, { Session: setUp.Session })
  expect(SecretCode).toMatch(/^[A-Z2-7]{52}$/)
  const wrong = new VerifySoftwareTokenCommand({
    Session,
    UserCode: otherThan(UserCode),
  })
  await expect(cognito.send(wrong)).rejects.toMatchObject({
    name: 'EnableSoftwareTokenMFAException',
    message: 'Code mismatch and fail enable Software Token MFA',
  })
  const done = await cognito.send(new VerifySoftwareTokenCommand({ Session, UserCode }))
  expect(done.Status).toBe('SUCCESS')
  const tokens = await answer(here, 'MFA_SETUP', done.Session)
  expect(tokens.AuthenticationResult!.AccessToken).toBeDefined()

  const started = await startWith(here, ada.Password)
  expect(started.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  await expect(
    answer(here, 'SOFTWARE_TOKEN_MFA', started.Session, { SOFTWARE_TOKEN_MFA_CODE: UserCode }),
  ).rejects.toMatchObject({
    name: 'ExpiredCodeException',
    message: 'Your software token has already been used once.',
  })
  clock.advance(30_000)
  const next = appCode(SecretCode, clock.now())
  const signedIn = await answer(here, 'SOFTWARE_TOKEN_MFA', started.Session, {
    SOFTWARE_TOKEN_MFA_CODE: next,
  })
  expect(signedIn.AuthenticationResult!.AccessToken).toBeDefined()
})

test('two factors and no preference: SELECT_MFA_TYPE', async () => {
  const here = await invitedAda({
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: SMS,
    ...APPS,
  })
  const { AuthenticationResult } = await withOwnPassword(here)
  const { AccessToken } = AuthenticationResult!
  const { UserCode } = await associated(here, { AccessToken })
  await here.cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  await here.cognito.send(
    new SetUserMFAPreferenceCommand({
      AccessToken,
      SMSMfaSettings: { Enabled: true },
      SoftwareTokenMfaSettings: { Enabled: true },
    }),
  )
  const started = await startWith(here, ada.Password)
  expect(started.ChallengeName).toBe('SELECT_MFA_TYPE')
  expect(JSON.parse(started.ChallengeParameters!.MFAS_CAN_CHOOSE!)).toEqual(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])
  const chosen = await answer(here, 'SELECT_MFA_TYPE', started.Session, { ANSWER: 'SMS_MFA' })
  expect(chosen.ChallengeName).toBe('SMS_MFA')
  const done = await answer(here, 'SMS_MFA', chosen.Session, { SMS_MFA_CODE: here.inbox()[0]!.code! })
  expect(done.AuthenticationResult!.AccessToken).toBeDefined()
})

test('the fifth wrong password locks the name for a second, for users who exist and for others', async () => {
  for (const name of ['ada', 'nobody']) {
    const here = await world({
      client: {
        ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        PreventUserExistenceErrors: 'ENABLED',
      },
    })
    const { cognito, clock, UserPoolId, ClientId } = here
    await cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username: 'ada', TemporaryPassword: 'Temporary-1' }),
    )
    const attempt = (PASSWORD: string) =>
      cognito.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: name, PASSWORD },
        }),
      )
    for (let i = 0; i < 5; i++) {
      await expect(attempt('Wrong-1843')).rejects.toMatchObject({
        message: 'Incorrect username or password.',
      })
    }
    await expect(attempt('Temporary-1')).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Password attempts exceeded',
    })
    clock.advance(1000)
    await (name === 'ada'
      ? expect(attempt('Temporary-1')).resolves.toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' })
      : expect(attempt('Temporary-1')).rejects.toMatchObject({ message: 'Incorrect username or password.' }))
  }
})
