import {
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminUpdateUserAttributesCommand,
  DeleteUserAttributesCommand,
  GetUserAttributeVerificationCodeCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'
import { inOrder, testRefusals, type Here, type Step } from './refusal.ts'
import { attributes, attributesOf, confirm, getUser, signedIn, signIn, signUp } from './steps.ts'

const NEW = 'ada@example.org'
const PHONE = '+15550001111'
const HOUR = 3_600_000

const update = (here: Here, AccessToken: string, values: Record<string, string>) =>
  here.cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: attributes(values) }))
const adminUpdate =
  (values: Record<string, string>, Username = 'ada'): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username,
        UserAttributes: attributes(values),
      }),
    )
const adminDelete =
  (...UserAttributeNames: string[]): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new AdminDeleteUserAttributesCommand({ UserPoolId, Username: 'ada', UserAttributeNames }))
const remove = (here: Here, AccessToken: string, ...UserAttributeNames: string[]) =>
  here.cognito.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames }))
const askCode = (here: Here, AccessToken: string, AttributeName: string) =>
  here.cognito.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName }))
const verify = (here: Here, AccessToken: string, Code: string, AttributeName = 'email') =>
  here.cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName, Code }))

test('a new address is stored at once, unverified, and gets a code', async () => {
  const here = await world()
  const { AccessToken } = await signedIn(here)
  const answer = await update(here, AccessToken, { email: NEW, name: 'Ada' })
  expect(answer.CodeDeliveryDetailsList).toEqual([
    { Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
  ])
  expect(attributesOf(here, 'ada')).toMatchObject({ email: NEW, email_verified: 'false', name: 'Ada' })
  expect(here.inbox()[0]).toMatchObject({ to: NEW })
  await verify(here, AccessToken, here.inbox()[0]!.code!)
  expect(attributesOf(here, 'ada')).toMatchObject({ email: NEW, email_verified: 'true' })
  await expect(verify(here, AccessToken, here.inbox()[0]!.code!)).rejects.toMatchObject({
    name: 'ExpiredCodeException',
  })
})

test('the same address again changes nothing, and what the pool does not verify gets no code', async () => {
  const here = await world()
  const { AccessToken } = await signedIn(here)
  const again = await update(here, AccessToken, { email: ada.email })
  const other = await update(here, AccessToken, { phone_number: PHONE })
  expect([again.CodeDeliveryDetailsList, other.CodeDeliveryDetailsList]).toEqual([[], []])
  expect(attributesOf(here, 'ada')).toMatchObject({
    email_verified: 'true',
    phone_number: PHONE,
    phone_number_verified: 'false',
  })
  expect(here.inbox()).toHaveLength(1)
})

const VERIFY_FIRST = {
  pool: {
    AliasAttributes: ['email' as const],
    AutoVerifiedAttributes: ['email' as const],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email' as const] },
  },
}
test('verification before update: the old address stays, and signs in, until the new one is verified', async () => {
  const here = await world(VERIFY_FIRST)
  const tokens = await signedIn(here)
  const { CodeDeliveryDetailsList } = await update(here, tokens.AccessToken, { email: NEW, name: 'Ada' })
  expect(CodeDeliveryDetailsList).toHaveLength(1)
  expect(here.inbox()[0]!.to).toBe(NEW)
  expect((await getUser(tokens, here)).UserAttributes).toEqual(
    expect.arrayContaining([
      { Name: 'email', Value: ada.email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: 'Ada' },
    ]),
  )
  await expect(signIn(ada.email)(here)).resolves.toBeDefined()
  await expect(signIn(NEW)(here)).rejects.toMatchObject({ name: 'UserNotFoundException' })

  // A code asked for again goes to the address that waits.
  await askCode(here, tokens.AccessToken, 'email')
  expect(here.inbox()[0]!.to).toBe(NEW)
  await verify(here, tokens.AccessToken, here.inbox()[0]!.code!)
  expect(attributesOf(here, 'ada')).toMatchObject({ email: NEW, email_verified: 'true' })
  await expect(signIn(NEW)(here)).resolves.toBeDefined()
  await expect(signIn(ada.email)(here)).rejects.toMatchObject({ name: 'UserNotFoundException' })
})

test('an administrator who says that it is verified need not wait', async () => {
  const here = await world(VERIFY_FIRST)
  await signedIn(here)
  await adminUpdate({ email: NEW, email_verified: 'TRUE' })(here)
  expect(attributesOf(here, 'ada')).toMatchObject({ email: NEW, email_verified: 'true' })
  expect(here.inbox()).toHaveLength(1)
  await adminUpdate({ email: ada.email })(here)
  expect(attributesOf(here, 'ada')).toMatchObject({ email: NEW, email_verified: 'true' })
  expect(here.inbox()[0]!.to).toBe(ada.email)
})

test('an alias is the last one’s who verified it: forced, it leaves the other unverified', async () => {
  const here = await world({ pool: { AliasAttributes: ['email'], AutoVerifiedAttributes: ['email'] } })
  await signedIn(here)
  await here.cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: here.UserPoolId,
      Username: 'eve',
      UserAttributes: attributes({ email: ada.email, email_verified: 'true' }),
      ForceAliasCreation: true,
    }),
  )
  expect(attributesOf(here, 'ada').email_verified).toBe('false')
  const tokens = await signIn()(here)
  expect(decodeJwt(tokens.IdToken).email_verified).toBe(false)
  await expect(signIn(ada.email)(here)).rejects.toBeDefined()
  // Eve's address goes, the name is free again.
  await adminUpdate({ email: 'eve@example.com', email_verified: 'true' }, 'eve')(here)
  await askCode(here, tokens.AccessToken, 'email')
  await verify(here, tokens.AccessToken, here.inbox()[0]!.code!)
  await expect(signIn(ada.email)(here)).resolves.toBeDefined()
})

test('where the e-mail is the username, a new one signs in at once and the old one is free', async () => {
  const here = await world({ pool: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] } })
  const { AccessToken } = await signedIn(here, ada.email, {})
  await update(here, AccessToken, { email: NEW })
  await expect(signIn(NEW)(here)).resolves.toBeDefined()
  await expect(signIn(ada.email)(here)).rejects.toMatchObject({ name: 'UserNotFoundException' })
  await expect(signUp(ada.email, {})(here)).resolves.toBeDefined()
})

test('a preferred username signs in once it is set', async () => {
  const here = await world({ pool: { AliasAttributes: ['preferred_username'] } })
  const { AccessToken } = await signedIn(here)
  await update(here, AccessToken, { preferred_username: 'countess' })
  await expect(signIn('countess')(here)).resolves.toBeDefined()
  await update(here, AccessToken, { preferred_username: '' })
  await expect(signIn('countess')(here)).rejects.toMatchObject({ name: 'UserNotFoundException' })
})

test('attributes go by their own call or by an empty value, an address with its flag', async () => {
  const here = await world()
  const { AccessToken } = await signedIn(here, 'ada', { email: ada.email, name: 'Ada', gender: 'f' })
  await remove(here, AccessToken, 'name')
  await update(here, AccessToken, { gender: '' })
  await adminDelete('email')(here)
  expect(Object.keys(attributesOf(here, 'ada'))).toEqual(['sub'])
})

test('a code for one address is void once the address has changed', async () => {
  const here = await world()
  const { AccessToken } = await signedIn(here)
  await askCode(here, AccessToken, 'email')
  const { code } = here.inbox()[0]!
  await adminUpdate({ email: NEW, email_verified: 'false' })(here)
  await expect(verify(here, AccessToken, code!)).rejects.toMatchObject({ name: 'CodeMismatchException' })
  expect(attributesOf(here, 'ada').email_verified).toBe('false')
})

test('codes by SMS: the number is masked, and when both are verified the phone is asked first', async () => {
  const here = await world({ pool: { AutoVerifiedAttributes: ['email', 'phone_number'] } })
  const { CodeDeliveryDetails } = await signUp('ada', { email: ada.email, phone_number: PHONE })(here)
  expect(CodeDeliveryDetails).toEqual({
    Destination: '+*******1111',
    DeliveryMedium: 'SMS',
    AttributeName: 'phone_number',
  })
  expect(here.inbox()).toMatchObject([{ medium: 'SMS', to: PHONE }])
  expect(here.inbox()[0]!.subject).toBeUndefined()
  await confirm()(here)
  expect(attributesOf(here, 'ada')).toMatchObject({
    email_verified: 'false',
    phone_number_verified: 'true',
  })
})

test('verification takes the pool’s own words', async () => {
  const here = await world({
    pool: {
      AutoVerifiedAttributes: ['phone_number'],
      SmsVerificationMessage: 'The shop says {####}',
    },
  })
  await signUp('ada', { phone_number: PHONE })(here)
  expect(here.inbox()[0]!.body).toBe(`The shop says ${here.inbox()[0]!.code}`)
})

test('updates that come at once are all kept', async () => {
  const here = await world()
  const { AccessToken } = await signedIn(here)
  const names = ['name', 'given_name', 'family_name', 'nickname', 'gender', 'locale', 'zoneinfo']
  await Promise.all(names.map((name) => update(here, AccessToken, { [name]: name })))
  expect(attributesOf(here, 'ada')).toMatchObject(Object.fromEntries(names.map((name) => [name, name])))
})

const ready = inOrder(signUp(), confirm())
const own =
  (run: (here: Here, AccessToken: string) => Promise<unknown>): Step =>
  async (here) =>
    run(here, (await signIn()(here)).AccessToken)
const SCHEMA = {
  pool: {
    Schema: [
      { Name: 'plan', AttributeDataType: 'String' as const, Mutable: false },
      { Name: 'note', AttributeDataType: 'String' as const, DeveloperOnlyAttribute: true },
      { Name: 'email', Required: true, Mutable: true },
    ],
  },
}
const notWritable = {
  name: 'NotAuthorizedException',
  message: 'A client attempted to write unauthorized attribute',
  evidence: 'recorded',
}
const unknownAttribute = {
  name: 'InvalidParameterException',
  message: 'Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n',
  evidence: 'recorded',
}
const unknownToDelete = {
  name: 'InvalidParameterException',
  message: 'Invalid user attributes: user.custom:x: Attribute does not exist in the schema.\n',
  evidence: 'recorded for the admin call',
}
const immutable = {
  name: 'InvalidParameterException',
  message: 'user.custom:plan: Attribute cannot be updated.',
  evidence: 'recorded in federation (OP-112)',
}
const required = {
  name: 'InvalidParameterException',
  message: 'Attributes did not conform to the schema: email: The attribute is required',
  evidence: 'text recorded for sign-up; here known (OP-113)',
}
const aliasTaken = {
  name: 'AliasExistsException',
  message: 'An account with the given email already exists.',
  evidence: 'recorded (OP-115)',
}
const wrong = {
  name: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
  evidence: 'recorded',
}
const expired = {
  name: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
  evidence: 'recorded',
}

testRefusals([
  {
    when: 'UpdateUserAttributes of email_verified',
    given: ready,
    call: own((here, token) => update(here, token, { email_verified: 'true' })),
    ...notWritable,
  },
  {
    when: 'UpdateUserAttributes of what the client may not write',
    settings: { client: { WriteAttributes: ['email'] } },
    given: ready,
    call: own((here, token) => update(here, token, { name: 'Ada' })),
    ...notWritable,
  },
  {
    when: 'UpdateUserAttributes of a developer’s attribute',
    settings: SCHEMA,
    given: ready,
    call: own((here, token) => update(here, token, { 'dev:custom:note': 'x' })),
    ...notWritable,
  },
  {
    when: 'UpdateUserAttributes out of nowhere',
    given: ready,
    call: own((here, token) => update(here, token, { 'custom:x': '1' })),
    ...unknownAttribute,
  },
  {
    when: 'UpdateUserAttributes with half an address',
    given: ready,
    call: own((here, token) => update(here, token, { email: 'ada@' })),
    name: 'InvalidParameterException',
    message: 'Invalid email address format.',
    evidence: 'recorded',
  },
  {
    when: 'UpdateUserAttributes of an immutable attribute',
    settings: { ...SCHEMA, client: { WriteAttributes: ['email', 'custom:plan'] } },
    given: ready,
    call: own((here, token) => update(here, token, { 'custom:plan': 'x' })),
    ...immutable,
  },
  {
    when: 'UpdateUserAttributes clearing a required attribute',
    settings: SCHEMA,
    given: ready,
    call: own((here, token) => update(here, token, { email: '' })),
    ...required,
  },
  {
    when: 'UpdateUserAttributes to the e-mail that another signs in with',
    settings: { pool: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] } },
    given: inOrder(signUp('eve@example.com', {}), signUp(ada.email, {}), confirm(ada.email)),
    call: async (here) => {
      const { AccessToken } = await signIn(ada.email)(here)
      return update(here, AccessToken, { email: 'eve@example.com' })
    },
    ...aliasTaken,
  },
  {
    when: 'UpdateUserAttributes to it, verified first',
    settings: {
      pool: {
        UsernameAttributes: ['email'],
        AutoVerifiedAttributes: ['email'],
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      },
    },
    given: inOrder(signUp('eve@example.com', {}), signUp(ada.email, {}), confirm(ada.email)),
    call: async (here) => {
      const { AccessToken } = await signIn(ada.email)(here)
      return update(here, AccessToken, { email: 'eve@example.com' })
    },
    ...aliasTaken,
  },
  {
    when: 'UpdateUserAttributes to another’s preferred username',
    settings: { pool: { AliasAttributes: ['preferred_username'] } },
    given: inOrder(ready, signUp('eve'), adminUpdate({ preferred_username: 'countess' }, 'eve')),
    call: own((here, token) => update(here, token, { preferred_username: 'countess' })),
    name: 'AliasExistsException',
    message: 'Already found an entry for the provided username.',
    evidence: 'text recorded (OP-115)',
  },
  {
    when: 'AdminUpdateUserAttributes to a verified address that is another’s alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    given: inOrder(ready, signUp('eve', { email: 'eve@example.com' })),
    call: adminUpdate({ email: ada.email, email_verified: 'true' }, 'eve'),
    ...aliasTaken,
  },
  {
    when: 'AdminUpdateUserAttributes for nobody',
    call: adminUpdate({ name: 'x' }),
    name: 'UserNotFoundException',
    message: 'User does not exist.',
    evidence: 'docs; text recorded',
  },
  {
    when: 'AdminUpdateUserAttributes out of nowhere',
    given: ready,
    call: adminUpdate({ 'custom:x': '1' }),
    ...unknownAttribute,
  },
  {
    when: 'AdminUpdateUserAttributes of the sub',
    given: ready,
    call: adminUpdate({ sub: 'x' }),
    name: 'InvalidParameterException',
    message: 'Cannot modify the non-mutable attribute sub',
    evidence: 'known (OP-112)',
  },
  {
    when: 'AdminUpdateUserAttributes of an immutable attribute',
    settings: SCHEMA,
    given: ready,
    call: adminUpdate({ 'custom:plan': 'x' }),
    ...immutable,
  },
  {
    when: 'AdminDeleteUserAttributes out of nowhere',
    given: ready,
    call: adminDelete('custom:x'),
    ...unknownToDelete,
  },
  {
    when: 'AdminDeleteUserAttributes of a required one',
    settings: SCHEMA,
    given: ready,
    call: adminDelete('email'),
    ...required,
  },
  {
    when: 'DeleteUserAttributes out of nowhere',
    given: ready,
    call: own((here, token) => remove(here, token, 'custom:x')),
    ...unknownToDelete,
  },
  {
    when: 'DeleteUserAttributes of what the client may not write',
    settings: { client: { WriteAttributes: ['email'] } },
    given: ready,
    call: own((here, token) => remove(here, token, 'name')),
    ...notWritable,
  },
  {
    when: 'DeleteUserAttributes of a required one',
    settings: SCHEMA,
    given: ready,
    call: own((here, token) => remove(here, token, 'email')),
    ...required,
  },
  {
    when: 'GetUserAttributeVerificationCode for a name',
    given: ready,
    call: own((here, token) => askCode(here, token, 'name')),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'no text on record',
  },
  {
    when: 'GetUserAttributeVerificationCode for a number that is not there',
    given: ready,
    call: own((here, token) => askCode(here, token, 'phone_number')),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'no text on record',
  },
  {
    when: 'VerifyUserAttribute with a wrong code',
    given: ready,
    call: own(async (here, token) => {
      await askCode(here, token, 'email')
      return verify(here, token, here.inbox()[0]!.code === '000000' ? '000001' : '000000')
    }),
    ...wrong,
  },
  {
    when: 'VerifyUserAttribute without a code',
    given: ready,
    call: own((here, token) => verify(here, token, '123456')),
    ...expired,
  },
  {
    when: 'VerifyUserAttribute after a day',
    given: ready,
    call: async (here) => {
      const { AccessToken } = await signIn()(here)
      await askCode(here, AccessToken, 'email')
      here.clock.advance(24 * HOUR)
      return verify(here, (await signIn()(here)).AccessToken, here.inbox()[0]!.code!)
    },
    ...expired,
  },
  {
    when: 'VerifyUserAttribute of an address that is another’s alias',
    settings: { pool: { AliasAttributes: ['email'], AutoVerifiedAttributes: ['email'] } },
    given: inOrder(ready, signUp('eve', { email: 'eve@example.com' }), confirm('eve')),
    call: async (here) => {
      const { AccessToken } = await signIn('eve')(here)
      await update(here, AccessToken, { email: ada.email })
      return verify(here, AccessToken, here.inbox()[0]!.code!)
    },
    ...aliasTaken,
  },
  ...(['UpdateUserAttributes', 'DeleteUserAttributes'] as const).map((name) => ({
    when: `${name} with rubbish for a token`,
    call: (here: Here) =>
      name === 'UpdateUserAttributes'
        ? update(here, 'rubbish', { name: 'x' })
        : remove(here, 'rubbish', 'name'),
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
    evidence: 'recorded',
  })),
])
