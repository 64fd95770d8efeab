import {
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ConfirmForgotPasswordCommand,
  type AuthFlowType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { answers, throws, together, withFunctions, type Handler } from '../../../functions.ts'
import { ada, world } from '../../../world.ts'
import { attributesOf, signIn, signUp, type Here } from '../steps.ts'

const VERIFIED = { email: ada.email, email_verified: 'true' }
const QUIET = { messageAction: 'SUPPRESS', finalUserStatus: 'CONFIRMED' }
const known = (response: object = {}): Handler => answers({ userAttributes: VERIFIED, ...QUIET, ...response })

const migrating = (handler: Handler, pool: object = {}) => withFunctions({ UserMigration: handler }, { pool })
const forgot = ({ cognito, ClientId }: Here) =>
  cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))

test('somebody from elsewhere signs in with their password, from then on without the function', async () => {
  const { events, ...settings } = migrating(known())
  const here = await world(settings)
  await expect(signIn()(here)).resolves.toBeDefined()
  expect(here.user('ada')!.UserStatus).toBe('CONFIRMED')
  expect(attributesOf(here, 'ada')).toMatchObject(VERIFIED)
  await expect(signIn()(here)).resolves.toBeDefined()
  expect(events).toHaveLength(1)
  expect(here.inbox()).toEqual([])
})

test('the function vouches for the password: the pool’s policy is not asked', async () => {
  const here = await world(migrating(known()))
  await expect(signIn('ada', 'short')(here)).resolves.toBeDefined()
  await expect(signIn('ada', 'short')(here)).resolves.toBeDefined()
  await expect(signIn('ada', 'other')(here)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

test.each([{ finalUserStatus: 'RESET_REQUIRED' }, { finalUserStatus: null }])(
  '%o: the user is there, and must set a password',
  async (response) => {
    const here = await world(migrating(known(response)))
    await expect(signIn()(here)).rejects.toMatchObject({ name: 'PasswordResetRequiredException' })
    expect(here.user('ada')!.UserStatus).toBe('RESET_REQUIRED')
  },
)

test.each([
  ['nothing', answers({})],
  ['no attributes', answers({ ...QUIET, userAttributes: {} })],
] as const)('the function answers %s: nobody has the name', async (_, handler) => {
  const here = await world(migrating(handler))
  await expect(signIn()(here)).rejects.toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  })
  expect(here.user('ada')).toBeUndefined()
  const hidden = await world({
    ...migrating(handler),
    client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'], PreventUserExistenceErrors: 'ENABLED' },
  })
  await expect(signIn()(hidden)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
})

test('the function throws: the caller reads why, and nobody comes over', async () => {
  const here = await world(migrating(throws('Bad password')))
  await expect(signIn()(here)).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'UserMigration failed with error Bad password.',
  })
  expect(here.user('ada')).toBeUndefined()
})

test('PreSignUp refuses: nobody comes over', async () => {
  const here = await world(withFunctions({ UserMigration: known(), PreSignUp: throws('no') }))
  await expect(signIn()(here)).rejects.toMatchObject({ message: 'PreSignUp failed with error no.' })
  expect(here.user('ada')).toBeUndefined()
})

test('SRP brings no password along: the function is not asked', async () => {
  const { events, ...settings } = migrating(known())
  const flows: [AuthFlowType, Record<string, string>][] = [
    ['USER_SRP_AUTH', { SRP_A: 'ab'.repeat(384) }],
    ['USER_AUTH', { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: ada.Password }],
  ]
  const { cognito, ClientId } = await world({
    ...settings,
    client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] },
  })
  for (const [AuthFlow, parameters] of flows) {
    const AuthParameters = { USERNAME: 'ada', ...parameters }
    await expect(
      cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters })),
    ).rejects.toMatchObject({ name: 'UserNotFoundException' })
  }
  expect(events).toEqual([])
})

test('a forgotten password brings the user over, then goes its way', async () => {
  const { events, ...settings } = migrating(answers({ userAttributes: VERIFIED, messageAction: 'SUPPRESS' }))
  const here = await world(settings)
  const { CodeDeliveryDetails } = await forgot(here)
  expect(CodeDeliveryDetails).toMatchObject({ Destination: 'a***@e***' })
  expect(events[0]!.request).not.toHaveProperty('password')
  const { cognito, ClientId, inbox } = here
  await cognito.send(
    new ConfirmForgotPasswordCommand({
      ClientId,
      Username: 'ada',
      ConfirmationCode: inbox()[0]!.code,
      Password: ada.Password,
    }),
  )
  await expect(signIn()(here)).resolves.toBeDefined()
})

test('without a verified address the user is there, and no code can come', async () => {
  const here = await world(migrating(known({ userAttributes: { email: ada.email } })))
  await expect(forgot(here)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  expect(here.user('ada')).toBeDefined()
})

test('unless the function suppresses it, a welcome goes to the media that it names', async () => {
  const here = await world(migrating(known({ messageAction: null, desiredDeliveryMediums: ['EMAIL'] })))
  await signIn()(here)
  expect(here.inbox()).toMatchObject([{ to: ada.email, subject: 'Your temporary password' }])
})

test('forceAliasCreation takes an alias from who had it; without it the user can’t come over', async () => {
  const pool = { AliasAttributes: ['email' as const] }
  const handler = (isForced: boolean): Handler =>
    function (event) {
      return known({ forceAliasCreation: isForced })(event)
    }
  for (const isForced of [true, false]) {
    const here = await world(
      withFunctions(
        {
          PreSignUp: answers({ autoConfirmUser: true, autoVerifyEmail: true }),
          UserMigration: handler(isForced),
        },
        { pool },
      ),
    )
    await signUp('eve', { email: ada.email })(here)
    const end = await signIn()(here).then(
      () => 'in',
      ({ name }: Error) => name,
    )
    expect(end).toBe(isForced ? 'in' : 'AliasExistsException')
    expect(attributesOf(here, 'eve').email_verified).toBe(String(!isForced))
  }
})

test('where an email is an alias, the name that comes over is none', async () => {
  const here = await world(migrating(known(), { AliasAttributes: ['email'] }))
  await expect(signIn(ada.email)(here)).rejects.toMatchObject({
    message: 'Username cannot be of email format, since user pool is configured for email alias.',
  })
  const named = await world(
    migrating(known({ userAttributes: { username: 'ada', ...VERIFIED } }), { AliasAttributes: ['email'] }),
  )
  await expect(signIn(ada.email)(named)).resolves.toBeDefined()
  expect(named.user('ada')).toBeDefined()
})

test.each([
  [{ nobody: 'knows this' }, /Attribute does not exist in the schema/],
  [{ email: 'no address' }, /Invalid email address format/],
  [{ sub: '1' }, /Cannot modify the non-mutable attribute sub/],
])('attributes that don’t fit the pool: %o', async (userAttributes, message) => {
  const here = await world(migrating(known({ userAttributes })))
  await expect(signIn()(here)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringMatching(message),
  })
  expect(here.user('ada')).toBeUndefined()
})

test('enableSMSMFA: the next step is a code', async () => {
  const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' }
  const userAttributes = { ...VERIFIED, phone_number: '+441818118181', phone_number_verified: 'true' }
  const here = await world(
    migrating(known({ userAttributes, enableSMSMFA: true }), {
      MfaConfiguration: 'OPTIONAL',
      SmsConfiguration,
    }),
  )
  await signIn()(here)
  expect(here.inbox()).toMatchObject([{ medium: 'SMS' }])
})

test('of fifty first sign-ins at once all get in, and one user is made', async () => {
  const here = await world(migrating(together(50, known())))
  const ends = await Promise.allSettled(Array.from({ length: 50 }, () => signIn()(here)))
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(50)
  expect(here.simulator.state.users.size).toBe(1)
})
