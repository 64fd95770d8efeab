import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  ConfirmSignUpCommand,
  RespondToAuthChallengeCommand,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createPasswordHash, createSrpSession, signSrpSession, wrapAuthChallenge } from 'cognito-srp-helper'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'
import { attributes, confirm, confirmed, signUp } from './steps.ts'
import { answer } from './steps/challenges.ts'
import { factors, CODES, start } from './steps/userAuth.ts'

const hiding = <S extends typeof CODES>(settings: S) => ({
  ...settings,
  client: { ...settings.client, PreventUserExistenceErrors: 'ENABLED' as const },
})

const tokens = { AuthenticationResult: { TokenType: 'Bearer' }, ChallengeParameters: {} }
const wrongPassword = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

test('a code of eight digits by mail signs in, and a wrong one leaves the Session open', async () => {
  const here = await world(CODES)
  await confirmed(here)
  const started = await start('ada', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })(here)
  expect(started).toMatchObject({
    ChallengeName: 'EMAIL_OTP',
    Session: expect.stringMatching(/^AYAB/),
    AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'],
    ChallengeParameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
      CODE_DELIVERY_DESTINATION: 'a***@e***',
    },
  })
  const code = here.inbox()[0]!.code!
  expect(code).toMatch(/^\d{8}$/)
  await expect(answer(here, 'EMAIL_OTP', started.Session, { EMAIL_OTP_CODE: '1' })).rejects.toMatchObject({
    name: 'CodeMismatchException',
    message: 'Invalid code or auth state for the user.',
  })
  await expect(answer(here, 'EMAIL_OTP', started.Session, { EMAIL_OTP_CODE: code })).resolves.toMatchObject(
    tokens,
  )
})

test('without a preference, or with one that is not there, the user chooses; a password may come along', async () => {
  const here = await world(CODES)
  await confirmed(here)
  const asked = await start()(here)
  expect(asked).toMatchObject({
    ChallengeName: 'SELECT_CHALLENGE',
    ChallengeParameters: {},
    AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'],
  })
  const { Session } = await start('ada', { PREFERRED_CHALLENGE: 'SMS_OTP' })(here)
  const none = answer(here, 'SELECT_CHALLENGE', Session, { ANSWER: 'SMS_OTP' })
  await expect(none).rejects.toMatchObject({ name: 'InvalidParameterException' })
  await expect(
    answer(here, 'SELECT_CHALLENGE', Session, { ANSWER: 'PASSWORD', PASSWORD: ada.Password }),
  ).resolves.toMatchObject(tokens)

  const password = await answer(here, 'SELECT_CHALLENGE', asked.Session, { ANSWER: 'PASSWORD' })
  expect(password).toMatchObject({ ChallengeName: 'PASSWORD', ChallengeParameters: {} })
  await expect(answer(here, 'PASSWORD', password.Session, { PASSWORD: ada.Password })).resolves.toMatchObject(
    tokens,
  )
})

test('PASSWORD at once, from a server too', async () => {
  const here = await world(CODES)
  await confirmed(here)
  const parameters = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: ada.Password }
  await expect(start('ada', parameters)(here)).resolves.toMatchObject(tokens)
  const { ClientId, UserPoolId } = here
  const AuthParameters = { USERNAME: 'ada', ...parameters }
  await expect(
    here.cognito.send(
      new AdminInitiateAuthCommand({ ClientId, UserPoolId, AuthFlow: 'USER_AUTH', AuthParameters }),
    ),
  ).resolves.toMatchObject(tokens)
  await expect(start('ada', { ...parameters, PASSWORD: 'Wrong-1843' })(here)).rejects.toMatchObject(
    wrongPassword,
  )
})

test('PASSWORD_SRP: the proof brings back the Session', async () => {
  const here = await world(CODES)
  await confirmed(here)
  const { UserPoolId, ClientId } = here
  const srp = createSrpSession('ada', createPasswordHash('ada', ada.Password, UserPoolId), UserPoolId, true)
  const { Session } = await start('ada', { PREFERRED_CHALLENGE: 'PASSWORD_SRP' })(here)
  const started = await answer(here, 'PASSWORD_SRP', Session, { SRP_A: srp.largeA })
  expect(started).toMatchObject({ ChallengeName: 'PASSWORD_VERIFIER', Session: expect.any(String) })
  const signed = signSrpSession(srp, started)
  const proof = wrapAuthChallenge(signed, {
    ClientId,
    ChallengeName: 'PASSWORD_VERIFIER' as const,
    ChallengeResponses: { USERNAME: 'ada' },
    Session: started.Session,
  })
  const without = new RespondToAuthChallengeCommand({ ...proof, Session: undefined })
  await expect(here.cognito.send(without)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  await expect(here.cognito.send(new RespondToAuthChallengeCommand(proof))).resolves.toMatchObject(tokens)
})

test('a text message to a verified number', async () => {
  const here = await world(CODES)
  const { cognito, UserPoolId } = here
  const phone = { phone_number: '+441818118181', phone_number_verified: 'true' }
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: 'ada',
      TemporaryPassword: 'Temporary-1',
      UserAttributes: attributes(phone),
    }),
  )
  const temporary = await start('ada', { PREFERRED_CHALLENGE: 'SMS_OTP' })(here)
  expect(temporary).toMatchObject({
    ChallengeName: 'SELECT_CHALLENGE',
    AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
  })
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ada', Password: ada.Password, Permanent: true }),
  )
  const { Session } = await start('ada', { PREFERRED_CHALLENGE: 'SMS_OTP' })(here)
  const SMS_OTP_CODE = here.inbox()[0]!.code!
  await expect(answer(here, 'SMS_OTP', Session, { SMS_OTP_CODE })).resolves.toMatchObject(tokens)
})

test('who has a second factor is not offered codes as first one', async () => {
  const here = await world(CODES)
  const { cognito, UserPoolId } = here
  await signUp('ada', { email: ada.email, phone_number: '+441818118181' })(here)
  await confirm()(here)
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: {
        SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' },
      },
    }),
  )
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await cognito.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: 'ada', SMSMfaSettings }))
  const asked = await start('ada', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })(here)
  expect(asked.AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD'])
  await expect(
    answer(here, 'SELECT_CHALLENGE', asked.Session, { ANSWER: 'PASSWORD', PASSWORD: ada.Password }),
  ).resolves.toMatchObject({ ChallengeName: 'SMS_MFA' })
})

test('the Session of SignUp leads by way of ConfirmSignUp to tokens, once', async () => {
  const here = await world(CODES)
  const { cognito, ClientId } = here
  const UserAttributes = attributes({ email: ada.email })
  const signedUp = await cognito.send(new SignUpCommand({ ClientId, Username: 'ada', UserAttributes }))
  const ConfirmationCode = here.inbox()[0]!.code!
  const done = await cognito.send(
    new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode, Session: signedUp.Session }),
  )
  await expect(start('ada', {}, done.Session)(here)).resolves.toMatchObject(tokens)
  await expect(start('ada', {}, done.Session)(here)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user, session can only be used once.',
  })
  const available = await start()(here)
  expect(available.AvailableChallenges).toEqual(['EMAIL_OTP'])
})

test('a Session of SignUp is its user’s, and for confirmation alone', async () => {
  const here = await world(CODES)
  const { Session } = await signUp()(here)
  const invalid = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' }
  await signUp('bob', { email: 'bob@example.com' })(here)
  const ConfirmationCode = here.inbox()[0]!.code!
  await expect(
    here.cognito.send(
      new ConfirmSignUpCommand({ ClientId: here.ClientId, Username: 'bob', ConfirmationCode, Session }),
    ),
  ).rejects.toMatchObject(invalid)
  await confirm('bob')(here)
  await expect(start('bob', {}, Session)(here)).rejects.toMatchObject(invalid)
})

test('where it is hidden who exists, a name that nobody has gets a code by mail that is never right', async () => {
  const here = await world(hiding(CODES))
  for (const preferred of [undefined, 'SMS_OTP', 'WEB_AUTHN']) {
    const parameters = preferred ? { PREFERRED_CHALLENGE: preferred } : undefined
    const started = await start('eve@example.com', parameters)(here)
    expect(started).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      AvailableChallenges: ['EMAIL_OTP'],
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: 'e***@e***' },
    })
    await expect(
      answer(here, 'EMAIL_OTP', started.Session, { EMAIL_OTP_CODE: '12345678' }),
    ).rejects.toMatchObject({ name: 'CodeMismatchException' })
  }
  expect(here.inbox()).toEqual([])

  const byPassword = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Wrong-1843' }
  await expect(start('eve', byPassword)(here)).rejects.toMatchObject(wrongPassword)
  const bySrp = () => start('eve', { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: 'abc' })(here)
  const { SALT, USER_ID_FOR_SRP } = (await bySrp()).ChallengeParameters!
  expect((await bySrp()).ChallengeParameters).toMatchObject({ SALT, USER_ID_FOR_SRP })
})

test('where there are passwords only, it is one that a name seems to have which nobody has', async () => {
  const here = await world(hiding(factors('PASSWORD')))
  await expect(start('eve')(here)).resolves.toMatchObject({
    ChallengeName: 'SELECT_CHALLENGE',
    AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
  })
})
