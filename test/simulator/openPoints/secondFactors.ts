import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { appCode } from '../../appCode.ts'
import { ada } from '../../world.ts'
import { attributes } from '../userPools/steps.ts'
import { answer, APPS, setMfa, SMS } from '../userPools/steps/challenges.ts'
import { heard, type Here, type Rows } from './row.ts'

const byMail = {
  pool: {
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER' as const,
      SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/shop.example',
    },
  },
}
const CODES = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] } },
  },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH' as const] },
}

/** Ada with a password, an e-mail address and a phone number. */
async function withAda({ cognito, UserPoolId }: Here) {
  const user = { UserPoolId, Username: 'ada' }
  await cognito.send(
    new AdminCreateUserCommand({
      ...user,
      MessageAction: 'SUPPRESS',
      UserAttributes: attributes({
        ...{ email: ada.email, email_verified: 'true' },
        ...{ phone_number: '+441818118181', phone_number_verified: 'true' },
      }),
    }),
  )
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: ada.Password, Permanent: true }))
}

const signIn = ({ cognito, ClientId }: Here) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
    }),
  )

const signInByMail = ({ cognito, ClientId }: Here) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: 'ada', PREFERRED_CHALLENGE: 'EMAIL_OTP' },
    }),
  )

const turnOn = (here: Here, factor: 'SMSMfaSettings' | 'EmailMfaSettings' | 'SoftwareTokenMfaSettings') =>
  here.cognito.send(
    new AdminSetUserMFAPreferenceCommand({
      UserPoolId: here.UserPoolId,
      Username: 'ada',
      [factor]: { Enabled: true },
    }),
  )

/** Ada's access token, and an authenticator app that is begun but not verified. */
async function withApp(here: Here) {
  await setMfa({ ...APPS, MfaConfiguration: 'OPTIONAL' })(here)
  await withAda(here)
  const { AccessToken } = (await signIn(here)).AuthenticationResult!
  const begin = async () =>
    (await here.cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode!
  const verify = (UserCode: string) =>
    here.cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  return { AccessToken, begin, verify }
}

/** Six wrong codes, then whether the door is locked. */
async function sixWrong(here: Here, challenge: Awaited<ReturnType<typeof signIn>>, code: string) {
  const name = challenge.ChallengeName!
  const ends: string[] = []
  for (let i = 0; i < 6; i++) {
    ends.push(await heard(answer(here, name, challenge.Session, { [code]: 'wrong' })))
  }
  return ends.at(-1)
}
const MISMATCH = 'CodeMismatchException: Invalid code or auth state for the user.'
const LOCKED = 'NotAuthorizedException: Password attempts exceeded'

export const secondFactors: Rows = {
  'OP-123': {
    settings: {
      pool: { ...CODES.pool, ...SMS },
      client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'] },
    },
    async look(here) {
      await setMfa({ SmsMfaConfiguration: SMS, MfaConfiguration: 'OPTIONAL' })(here)
      await withAda(here)
      const first = await sixWrong(here, await signInByMail(here), 'EMAIL_OTP_CODE')
      here.clock.advance(3_600_000)
      await turnOn(here, 'SMSMfaSettings')
      return { first, second: await sixWrong(here, await signIn(here), 'SMS_MFA_CODE') }
    },
    shows: {
      built: { first: MISMATCH, second: LOCKED },
      'no-codes': { first: MISMATCH, second: MISMATCH },
      'all-codes': { first: LOCKED, second: LOCKED },
    },
  },
  'OP-124': {
    settings: byMail,
    async look(here) {
      await setMfa({ EmailMfaConfiguration: {}, MfaConfiguration: 'OPTIONAL' })(here)
      await withAda(here)
      await turnOn(here, 'EmailMfaSettings')
      const { Session } = await signIn(here)
      const { code = '' } = here.inbox()[0]!
      // It is the second factor all the same.
      const ended = await heard(answer(here, 'EMAIL_OTP', Session, { EMAIL_OTP_CODE: code }))
      return [code.length, ended]
    },
    shows: { built: [6, 'accepted'], 'eight-by-mail': [8, 'accepted'] },
  },
  'OP-134': {
    settings: CODES,
    async look(here) {
      await withAda(here)
      const { Session } = await signInByMail(here)
      const respond = (responses: Record<string, string>) => answer(here, 'EMAIL_OTP', Session, responses)
      await heard(respond({ EMAIL_OTP_CODE: 'wrong' }))
      return heard(respond({ EMAIL_OTP_CODE: here.inbox()[0]!.code! }))
    },
    shows: {
      built: 'accepted',
      'one-try': 'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    },
  },
  'OP-142': {
    settings: { pool: SMS },
    async look(here) {
      await setMfa({ ...APPS, SmsMfaConfiguration: SMS, MfaConfiguration: 'ON' })(here)
      await withAda(here)
      return (await signIn(here)).ChallengeName
    },
    shows: { built: 'SMS_MFA', 'always-set-up': 'MFA_SETUP' },
  },
  'OP-144': {
    async look(here) {
      const { cognito, UserPoolId, clock } = here
      await setMfa({ ...APPS, MfaConfiguration: 'ON' })(here)
      await withAda(here)
      const asked = await signIn(here)
      const begun = await cognito.send(new AssociateSoftwareTokenCommand({ Session: asked.Session }))
      const UserCode = appCode(begun.SecretCode!, clock.now())
      await cognito.send(new VerifySoftwareTokenCommand({ Session: begun.Session, UserCode }))
      const { UserMFASettingList, PreferredMfaSetting } = await cognito.send(
        new AdminGetUserCommand({ UserPoolId, Username: 'ada' }),
      )
      return { UserMFASettingList, PreferredMfaSetting }
    },
    shows: {
      built: { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'], PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' },
      'on-only': { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'], PreferredMfaSetting: undefined },
    },
  },
  'OP-145': {
    async look(here) {
      const { clock } = here
      const { begin, verify } = await withApp(here)
      const secret = await begin()
      const wrong = (await heard(verify('000000'))).split(':')[0]
      const early = await heard(verify(appCode(secret, clock.now() + 30_000)))
      await heard(verify(appCode(secret, clock.now())))
      await turnOn(here, 'SoftwareTokenMfaSettings')
      await begin()
      // With a new app begun: does the old one still count?
      return { wrong, early: early.split(':')[0], next: (await signIn(here)).ChallengeName }
    },
    shows: {
      built: { wrong: 'EnableSoftwareTokenMFAException', early: 'accepted', next: 'SOFTWARE_TOKEN_MFA' },
      'no-tolerance': {
        wrong: 'EnableSoftwareTokenMFAException',
        early: 'EnableSoftwareTokenMFAException',
        next: 'SOFTWARE_TOKEN_MFA',
      },
      'former-app-dropped': {
        wrong: 'EnableSoftwareTokenMFAException',
        early: 'accepted',
        next: undefined,
      },
      'one-exception': { wrong: 'CodeMismatchException', early: 'accepted', next: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  'OP-160': {
    async look(here) {
      const { cognito } = here
      const { AccessToken } = await withApp(here)
      const SoftwareTokenMfaSettings = { Enabled: true }
      return [
        await heard(cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))),
        await heard(turnOn(here, 'SoftwareTokenMfaSettings')),
      ]
    },
    shows: {
      built: [
        'InvalidParameterException: User has not verified software token mfa',
        'InvalidParameterException: User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
      ],
      'third-text': Array<string>(2).fill(
        'InvalidParameterException: User has not set up software token mfa',
      ),
    },
  },
  'OP-505': {
    async look(here) {
      const { clock } = here
      const { begin, verify } = await withApp(here)
      const secret = await begin()
      return [secret, await heard(verify(appCode(secret, clock.now())))]
    },
    shows: {
      built: [expect.stringMatching(/^[A-Z2-7]{52}$/), 'accepted'],
      '16-characters': [expect.stringMatching(/^[A-Z2-7]{16}$/), 'accepted'],
      '64-characters': [expect.stringMatching(/^[A-Z2-7]{64}$/), 'accepted'],
    },
  },
}
