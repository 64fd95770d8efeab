import {
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ChangePasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, rawCall, world } from '../../world.ts'
import {
  attributes,
  confirmed,
  getUser,
  inOrder,
  signIn,
  signUp,
  signedIn,
  type Here,
  type Step,
} from './steps.ts'
import { NEW, HOUR, forget, recover, disable, wrongCode, order, invited } from './steps/recovery.ts'

const PHONE = '+15550001111'
const HIDDEN = { client: { PreventUserExistenceErrors: 'ENABLED' as const } }
const setAttributes =
  (values: Record<string, string>): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username: 'ada',
        UserAttributes: attributes(values),
      }),
    )

test('a forgotten password: the old one works until the code has come back with a new one', async () => {
  const here = await world()
  const tokens = await signedIn(here)
  const { CodeDeliveryDetails } = await forget(ada.Username)(here)
  expect(CodeDeliveryDetails).toEqual({
    Destination: 'a***@e***',
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  })
  await expect(signIn()(here)).resolves.toBeDefined()
  await recover()(here)
  await expect(signIn()(here)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  await expect(signIn('ada', NEW)(here)).resolves.toBeDefined()
  // A change of password ends no sign-in (OP-140).
  await expect(getUser(tokens, here)).resolves.toBeDefined()
})

test('a user whom an administrator reset is CONFIRMED again by ConfirmForgotPassword', async () => {
  const here = await world()
  const tokens = await signedIn(here)
  await here.cognito.send(new AdminResetUserPasswordCommand({ UserPoolId: here.UserPoolId, Username: 'ada' }))
  await expect(getUser(tokens, here)).rejects.toMatchObject({
    name: 'PasswordResetRequiredException',
    message: 'Password reset required for the user',
  })
  await recover()(here)
  expect(here.user('ada')!.UserStatus).toBe('CONFIRMED')
  await expect(signIn('ada', NEW)(here)).resolves.toBeDefined()
})
const BOTH = { email_verified: 'true', phone_number: PHONE, phone_number_verified: 'true' }
test.each<[string, object, Record<string, string>, string]>([
  ['without a setting, phone before e-mail', {}, BOTH, 'phone_number'],
  ['e-mail first', order('verified_email', 'verified_phone_number'), BOTH, 'email'],
  ['phone first', order('verified_phone_number', 'verified_email'), BOTH, 'phone_number'],
  [
    'phone first, but not verified',
    order('verified_phone_number', 'verified_email'),
    { ...BOTH, phone_number_verified: 'false' },
    'email',
  ],
])('the code goes to the first verified address: %s', async (_, pool, values, attribute) => {
  const here = await world({ pool })
  await confirmed(here)
  await setAttributes(values)(here)
  expect((await forget()(here)).CodeDeliveryDetails!.AttributeName).toBe(attribute)
})

test.each<[string, Step]>([
  ['nobody', async () => undefined],
  ['a disabled user', inOrder(confirmed, disable)],
  ['a user without a verified address', signUp()],
])('existence hidden, %s: answered as anybody else, and nothing is sent', async (_, given) => {
  const here = await world(HIDDEN)
  await given(here)
  const before = here.inbox().length
  await expect(recover({ ConfirmationCode: '123456' })(here)).rejects.toMatchObject({
    name: 'ExpiredCodeException',
  })
  const { CodeDeliveryDetails } = await forget()(here)
  expect(CodeDeliveryDetails).toEqual({
    Destination: 'a***@a***',
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  })
  await expect(recover({ ConfirmationCode: '123456' })(here)).rejects.toMatchObject({
    name: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  })
  expect(here.inbox()).toHaveLength(before)
})

test('fifty parallel ConfirmForgotPassword with one code: exactly one wins', async () => {
  const here = await world()
  await confirmed(here)
  await forget()(here)
  const body = JSON.stringify({
    ClientId: here.ClientId,
    Username: 'ada',
    ConfirmationCode: here.inbox()[0]!.code,
    Password: NEW,
  })
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => rawCall(here.simulator, 'ConfirmForgotPassword', body)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

/** What a raw call is refused with; the SDK would try again, three times in all. */
async function refusal(here: Here, operation: string, body: object): Promise<string> {
  const response = await rawCall(here.simulator, operation, JSON.stringify(body))
  const { __type, message } = (await response.json()) as { __type?: string; message?: string }
  return response.ok ? 'OK' : `${__type}: ${message}`
}
const LIMIT = 'LimitExceededException: Attempt limit exceeded, please try after some time.'

test.each<[string, number, (here: Here, token: string) => [string, object]]>([
  ['ForgotPassword', 5, ({ ClientId }) => ['ForgotPassword', { ClientId, Username: 'ada' }]],
  [
    'ConfirmForgotPassword',
    5,
    ({ ClientId }) => [
      'ConfirmForgotPassword',
      { ClientId, Username: 'ada', ConfirmationCode: '1', Password: NEW },
    ],
  ],
  [
    'ChangePassword',
    5,
    (_, AccessToken) => ['ChangePassword', { AccessToken, PreviousPassword: 'x', ProposedPassword: NEW }],
  ],
  [
    'GetUserAttributeVerificationCode',
    5,
    (_, AccessToken) => ['GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' }],
  ],
  [
    'VerifyUserAttribute',
    15,
    (_, AccessToken) => ['VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: '1' }],
  ],
  ['ResendConfirmationCode', 5, ({ ClientId }) => ['ResendConfirmationCode', { ClientId, Username: 'eve' }]],
  [
    'ConfirmSignUp',
    15,
    ({ ClientId }) => ['ConfirmSignUp', { ClientId, Username: 'eve', ConfirmationCode: '1' }],
  ],
])('%s: %i times an hour, right or wrong, and an hour after the first again', async (_, limit, call) => {
  const here = await world()
  const { AccessToken } = await signedIn(here)
  await signUp('eve', { email: 'eve@example.com' })(here)
  const [operation, body] = call(here, AccessToken)
  for (let i = 0; i < limit; i++) {
    expect(await refusal(here, operation, body)).not.toBe(LIMIT)
    here.clock.advance(60_000)
  }
  expect(await refusal(here, operation, body)).toBe(LIMIT)
  here.clock.advance(HOUR - limit * 60_000)
  const [, again] = call(here, (await signIn()(here)).AccessToken)
  expect(await refusal(here, operation, again)).not.toBe(LIMIT)
})

test('ForgotPassword and its confirmation count together, and for hidden names alike', async () => {
  const here = await world(HIDDEN)
  await confirmed(here)
  const tries = async (Username: string) => {
    const answers = []
    for (let i = 0; i < 3; i++) {
      answers.push(await refusal(here, 'ForgotPassword', { ClientId: here.ClientId, Username }))
      answers.push(
        await refusal(here, 'ConfirmForgotPassword', {
          ClientId: here.ClientId,
          Username,
          ConfirmationCode: wrongCode(here),
          Password: NEW,
        }),
      )
    }
    return answers
  }
  const known = await tries('ada')
  expect(known[4]).toBe('OK')
  expect(known[5]).toBe(LIMIT)
  expect(await tries('nobody')).toEqual(known)
})

test('ChangePassword replaces the password and keeps the sign-in', async () => {
  const here = await world()
  const tokens = await signedIn(here)
  await here.cognito.send(
    new ChangePasswordCommand({
      AccessToken: tokens.AccessToken,
      PreviousPassword: ada.Password,
      ProposedPassword: NEW,
    }),
  )
  await expect(getUser(tokens, here)).resolves.toBeDefined()
  await expect(signIn()(here)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  await expect(signIn('ada', NEW)(here)).resolves.toBeDefined()
})

test('a password set by an administrator makes ForgotPassword possible', async () => {
  const here = await world()
  await invited(here)
  await here.cognito.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: here.UserPoolId,
      Username: 'ada',
      Password: ada.Password,
      Permanent: true,
    }),
  )
  await expect(forget()(here)).resolves.toMatchObject({ CodeDeliveryDetails: { AttributeName: 'email' } })
})
