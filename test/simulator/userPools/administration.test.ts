import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, START, world } from '../../world.ts'
import { inOrder, attributes, attributesOf, confirm, signIn, signUp } from './steps.ts'
import { type Creation, create, setPassword, HISTORY } from './steps/administration.ts'

const invite = (more: Creation = {}) =>
  create({
    UserAttributes: attributes({ email: ada.email }),
    DesiredDeliveryMediums: ['EMAIL'],
    ...more,
  })
const DAY = 24 * 3_600_000

test('an invited user gets their name and a password that fits the policy', async () => {
  const here = await world({
    pool: { Policies: { PasswordPolicy: { MinimumLength: 20, RequireSymbols: true } } },
  })
  const { User } = await invite()(here)
  expect(User).toMatchObject({
    Username: 'ada',
    UserStatus: 'FORCE_CHANGE_PASSWORD',
    Enabled: true,
    UserCreateDate: new Date(START),
    Attributes: [
      { Name: 'sub', Value: here.user('ada')!.sub },
      { Name: 'email', Value: ada.email },
    ],
  })
  const [mail] = here.inbox()
  expect(mail).toMatchObject({
    medium: 'EMAIL',
    to: ada.email,
    subject: 'Your temporary password',
    body: `Your username is ada and temporary password is ${mail!.code}.`,
  })
  expect(mail!.code).toHaveLength(20)
  await setPassword(mail!.code!, true)(here)
  await expect(signIn('ada', mail!.code)(here)).resolves.toBeDefined()
})

test.each<[string, Creation, string[]]>([
  ['SMS unless asked otherwise', {}, ['SMS +15550001111']],
  ['by mail', { DesiredDeliveryMediums: ['EMAIL'] }, ['EMAIL ada@example.com']],
  ['both', { DesiredDeliveryMediums: ['EMAIL', 'SMS'] }, ['SMS +15550001111', 'EMAIL ada@example.com']],
  ['suppressed', { MessageAction: 'SUPPRESS' }, []],
  ['by SMS without a number (OP-159)', { UserAttributes: attributes({ email: ada.email }) }, []],
])('the invitation goes out: %s', async (_, more, expected) => {
  const here = await world()
  await create({ UserAttributes: attributes({ email: ada.email, phone_number: '+15550001111' }), ...more })(
    here,
  )
  expect(here.inbox().map(({ medium, to }) => `${medium} ${to}`)).toEqual(expected)
})

test('the invitation takes the pool’s own words, and the name that people sign in with', async () => {
  const here = await world({
    pool: {
      UsernameAttributes: ['email'],
      AdminCreateUserConfig: {
        InviteMessageTemplate: {
          SMSMessage: '{username}: {####}',
          EmailSubject: 'For {username}',
          EmailMessage: '{username} may come in with {####}',
        },
      },
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/shop@example.com',
      },
    },
  })
  await invite({ Username: ada.email, UserAttributes: [], TemporaryPassword: 'Dollar-$&-1' })(here)
  expect(here.inbox()[0]).toMatchObject({
    subject: `For ${ada.email}`,
    body: `${ada.email} may come in with Dollar-$&-1`,
  })
})

test('a name only is enough, and RESEND makes a new password that lives anew', async () => {
  const here = await world()
  await create({ TemporaryPassword: ada.Password })(here)
  expect(here.inbox()).toEqual([])
  expect(here.user('ada')!.temporaryPasswordExpiresAt).toBe(START + 7 * DAY)
  here.clock.advance(6 * DAY)
  const { sub } = here.user('ada')!
  await here.cognito.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId: here.UserPoolId,
      Username: 'ada',
      UserAttributes: attributes({ email: ada.email, email_verified: 'True' }),
    }),
  )
  await create({ MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] })(here)
  expect(here.user('ada')).toMatchObject({ sub, temporaryPasswordExpiresAt: START + 13 * DAY })
  expect(here.inbox()[0]!.code).not.toBe(ada.Password)
})

const PASSWORDLESS = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] } },
  },
}
test.each<[string, Creation, string]>([
  [
    'a verified e-mail',
    { UserAttributes: attributes({ email: ada.email, email_verified: 'true' }) },
    'CONFIRMED',
  ],
  ['an unverified one', { UserAttributes: attributes({ email: ada.email }) }, 'FORCE_CHANGE_PASSWORD'],
  [
    'a verified one and a password',
    {
      UserAttributes: attributes({ email: ada.email, email_verified: 'true' }),
      TemporaryPassword: ada.Password,
    },
    'FORCE_CHANGE_PASSWORD',
  ],
])('where codes by mail let people in, a user made with %s is %s', async (_, more, status) => {
  const here = await world(PASSWORDLESS)
  const { User } = await create({ MessageAction: 'SUPPRESS', ...more })(here)
  expect(User!.UserStatus).toBe(status)
  expect(here.user('ada')!.password === undefined).toBe(status === 'CONFIRMED')
})

test('AdminConfirmSignUp confirms, verifies nothing, and the mailed code is void', async () => {
  const here = await world({ pool: { AliasAttributes: ['email'], AutoVerifiedAttributes: ['email'] } })
  await signUp()(here)
  await here.cognito.send(
    new AdminConfirmSignUpCommand({ UserPoolId: here.UserPoolId, Username: here.user('ada')!.sub }),
  )
  expect(here.user('ada')!.UserStatus).toBe('CONFIRMED')
  expect(attributesOf(here, 'ada').email_verified).toBe('false')
  expect(here.simulator.state.codes.size).toBe(0)
  await expect(signIn(ada.email)(here)).rejects.toMatchObject({ name: 'UserNotFoundException' })
  await expect(signIn()(here)).resolves.toBeDefined()
})

test('AdminSetUserPassword: permanent confirms, temporary must be changed and expires', async () => {
  const here = await world()
  await signUp()(here)
  await setPassword('Permanent-1843', true)(here)
  expect(here.user('ada')!.UserStatus).toBe('CONFIRMED')
  const { AccessToken } = await signIn('ada', 'Permanent-1843')(here)
  await setPassword('Temporary-1843')(here)
  expect(here.user('ada')).toMatchObject({
    UserStatus: 'FORCE_CHANGE_PASSWORD',
    temporaryPasswordExpiresAt: START + 7 * DAY,
  })
  await setPassword('Permanent-1844', true)(here)
  expect(here.user('ada')!.temporaryPasswordExpiresAt).toBeUndefined()
  // Tokens outlive the password (OP-140).
  expect(AccessToken).toBeDefined()
})
test('password history counts the present one and those before it, never temporary ones', async () => {
  const here = await world(HISTORY)
  await create()(here)
  await setPassword('password-1', true)(here)
  await setPassword('password-2', true)(here)
  for (const used of ['password-1', 'password-2']) {
    await expect(setPassword(used, true)(here)).rejects.toMatchObject({
      name: 'PasswordHistoryPolicyViolationException',
    })
  }
  await setPassword('temporary-1')(here)
  await expect(setPassword('password-2', true)(here)).rejects.toMatchObject({
    name: 'PasswordHistoryPolicyViolationException',
  })
  await setPassword('temporary-1', true)(here)
  await setPassword('password-1', true)(here)
  expect(here.user('ada')!.formerPasswords).toHaveLength(2)
})

test('AdminResetUserPassword asks for a new password and mails a code', async () => {
  const here = await world()
  await inOrder(signUp(), confirm())(here)
  const reset = new AdminResetUserPasswordCommand({ UserPoolId: here.UserPoolId, Username: 'ada' })
  expect(await here.cognito.send(reset)).toEqual({ $metadata: expect.anything() })
  const shown = await here.cognito.send(
    new AdminGetUserCommand({ UserPoolId: here.UserPoolId, Username: 'ada' }),
  )
  expect(shown.UserStatus).toBe('RESET_REQUIRED')
  expect(here.inbox()[0]).toMatchObject({
    subject: 'Your verification code',
    body: `Your password reset code is ${here.inbox()[0]!.code}`,
  })
})
