import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { answers, throws, withFunctions } from '../../../functions.ts'
import { ada, world } from '../../../world.ts'
import { attributes, attributesOf, confirm, signIn, signUp, type Here } from '../steps.ts'

const PHONE = '+441818118181'
const refusesExample = {
  PreSignUp: ({ request }: { request: Record<string, unknown> }) => {
    const { email } = request.userAttributes as { email: string }
    throw new Error(`${email.split('@')[1]} is not ours`)
  },
}

test('PreSignUp refuses: nobody is signed up, and the caller reads why', async () => {
  const here = await world(withFunctions(refusesExample))
  await expect(signUp()(here)).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreSignUp failed with error example.com is not ours.',
  })
  expect(here.user('ada')).toBeUndefined()
  expect(here.inbox()).toEqual([])
})

test('autoConfirmUser: no code, and the password signs in at once', async () => {
  const here = await world(withFunctions({ PreSignUp: answers({ autoConfirmUser: true }) }))
  const answer = await signUp()(here)
  expect(answer).toMatchObject({ UserConfirmed: true })
  expect(answer).not.toHaveProperty('CodeDeliveryDetails')
  expect(here.inbox()).toEqual([])
  expect(attributesOf(here, 'ada')).toMatchObject({ email_verified: 'false' })
  await expect(signIn()(here)).resolves.toMatchObject({ TokenType: 'Bearer' })
})

test('autoVerifyEmail and autoVerifyPhone: verified, and still to be confirmed', async () => {
  const here = await world(
    withFunctions({ PreSignUp: answers({ autoVerifyEmail: true, autoVerifyPhone: true }) }),
  )
  await signUp('ada', { email: ada.email, phone_number: PHONE })(here)
  expect(attributesOf(here, 'ada')).toMatchObject({
    email_verified: 'true',
    phone_number_verified: 'true',
  })
  expect(here.user('ada')!.UserStatus).toBe('UNCONFIRMED')
})

test('an address that there is not can’t be verified', async () => {
  const here = await world(withFunctions({ PreSignUp: answers({ autoVerifyPhone: true }) }))
  await expect(signUp()(here)).rejects.toMatchObject({ name: 'InvalidLambdaResponseException' })
  expect(here.user('ada')).toBeUndefined()
})

test('autoVerifyEmail takes an alias from who had it', async () => {
  const settings = withFunctions(
    { PreSignUp: answers({ autoConfirmUser: true, autoVerifyEmail: true }) },
    { pool: { AliasAttributes: ['email'] } },
  )
  const here = await world(settings)
  await signUp('ada')(here)
  await expect(signIn(ada.email)(here)).resolves.toBeDefined()
  await signUp('countess')(here)
  expect(attributesOf(here, 'ada')).toMatchObject({ email_verified: 'false' })
  expect(attributesOf(here, 'countess')).toMatchObject({ email_verified: 'true' })
})

test('what PreSignUp answers about a user of an administrator’s counts for nothing, unless it refuses', async () => {
  const here = await world(
    withFunctions({ PreSignUp: answers({ autoConfirmUser: true, autoVerifyEmail: true }) }),
  )
  await adminCreate(here, 'ada')
  expect(here.user('ada')!.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
  expect(attributesOf(here, 'ada')).not.toHaveProperty('email_verified')

  const strict = await world(withFunctions({ PreSignUp: throws('no') }))
  await expect(adminCreate(strict, 'ada')).rejects.toMatchObject({
    message: 'PreSignUp failed with error no.',
  })
  expect(strict.user('ada')).toBeUndefined()
})

test('while the function runs, somebody else takes the name: they keep it', async () => {
  const its: { here?: Here; isFirst: boolean } = { isFirst: true }
  const settings = withFunctions({
    async PreSignUp(event) {
      if (!its.isFirst) return event
      its.isFirst = false
      await adminCreate(its.here!, 'ada')
      return event
    },
  })
  const here = (its.here = await world(settings))
  await expect(signUp()(here)).rejects.toMatchObject({ name: 'UsernameExistsException' })
  expect(here.user('ada')!.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
})

test('changes that a function makes to the request count for nothing', async () => {
  const here = await world(
    withFunctions({
      PreSignUp: (event) => {
        event.userName = 'eve'
        event.request.userAttributes = { email: 'eve@example.com' }
        return event
      },
    }),
  )
  await signUp()(here)
  expect(attributesOf(here, 'ada')).toMatchObject({ email: ada.email })
  expect(here.user('eve')).toBeUndefined()
})

test('ValidationData and ClientMetadata reach the functions, and are kept nowhere', async () => {
  const { events, ...settings } = withFunctions({
    PreSignUp: answers({ autoConfirmUser: true }),
    PostConfirmation: (event) => event,
  })
  const { cognito, ClientId, simulator } = await world(settings)
  await cognito.send(
    new SignUpCommand({
      ClientId,
      Username: 'ada',
      Password: ada.Password,
      ValidationData: attributes({ captcha: 'passed' }),
      ClientMetadata: { campaign: 'spring' },
    }),
  )
  expect(events.map(({ request }) => request)).toEqual([
    {
      userAttributes: {},
      validationData: { captcha: 'passed' },
      clientMetadata: { campaign: 'spring' },
    },
    { userAttributes: expect.anything(), clientMetadata: { campaign: 'spring' } },
  ])
  expect(JSON.stringify(simulator.state)).not.toMatch(/captcha|spring/)
})

test.each([
  ['ConfirmSignUp', confirm()],
  [
    'AdminConfirmSignUp',
    ({ cognito, UserPoolId }: Here) =>
      cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'ada' })),
  ],
] as const)('PostConfirmation fails: %s fails, and the user is confirmed', async (_, call) => {
  const here = await world(withFunctions({ PostConfirmation: throws('the table is full') }))
  await signUp()(here)
  await expect(call(here)).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PostConfirmation failed with error the table is full.',
  })
  expect(here.user('ada')!.UserStatus).toBe('CONFIRMED')
  await expect(signIn()(here)).resolves.toBeDefined()
})

test('where people sign up by email, functions are told the name that was made up, and the alias', async () => {
  const { events, ...settings } = withFunctions(
    { PreSignUp: (event) => event, PostConfirmation: (event) => event },
    { pool: { UsernameAttributes: ['email'] } },
  )
  const here = await world(settings)
  const { UserSub } = await signUp(ada.email, {})(here)
  await confirm(ada.email)(here)
  const [before, after] = events
  expect(before).toMatchObject({
    userName: UserSub,
    request: { userAttributes: { email: ada.email } },
  })
  expect(after).toMatchObject({
    userName: UserSub,
    request: {
      userAttributes: {
        sub: UserSub,
        'cognito:email_alias': ada.email,
        'cognito:user_status': 'CONFIRMED',
        email_verified: 'true',
      },
    },
  })
})

const adminCreate = ({ cognito, UserPoolId }: Here, Username: string) =>
  cognito.send(
    new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes: attributes({ email: ada.email }) }),
  )
