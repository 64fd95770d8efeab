import { ada } from '../../world.ts'
import { confirm, confirmed, inOrder, signIn, signUp, type Here, type Step } from '../userPools/steps.ts'
import { update, adminUpdate, adminDelete, remove, askCode, verify } from '../userPools/steps/attributes.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

const HOUR = 3_600_000

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
const notWritable = (operation: string) => ({
  refused: { name: 'NotAuthorizedException', message: 'A client attempted to write unauthorized attribute' },
  evidence: 'recorded',
  source: api(operation),
})
const unknownAttribute = (operation: string) => ({
  refused: {
    name: 'InvalidParameterException',
    message: 'Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n',
  },
  evidence: 'recorded',
  source: api(operation),
})
const unknownToDelete = (operation: string) => ({
  refused: {
    name: 'InvalidParameterException',
    message: 'Invalid user attributes: user.custom:x: Attribute does not exist in the schema.\n',
  },
  evidence: 'recorded for the admin call',
  source: api(operation),
})
const immutable = (operation: string) => ({
  refused: { name: 'InvalidParameterException', message: 'user.custom:plan: Attribute cannot be updated.' },
  evidence: 'recorded in federation (OP-112)',
  source: api(operation),
})
const required = (operation: string) => ({
  refused: {
    name: 'InvalidParameterException',
    message: 'Attributes did not conform to the schema: email: The attribute is required',
  },
  evidence: 'known (OP-113); the text recorded for sign-up',
  source: api(operation),
})
const aliasTaken = (operation: string) => ({
  refused: { name: 'AliasExistsException', message: 'An account with the given email already exists.' },
  evidence: 'recorded (OP-115)',
  source: api(operation),
})
const wrong = (operation: string) => ({
  refused: {
    name: 'CodeMismatchException',
    message: 'Invalid verification code provided, please try again.',
  },
  evidence: 'recorded',
  source: api(operation),
})
const expired = (operation: string) => ({
  refused: { name: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
  evidence: 'recorded',
  source: api(operation),
})

export const attributes: Refusal[] = [
  {
    when: 'UpdateUserAttributes of email_verified',
    given: confirmed,
    call: own((here, token) => update(here, token, { email_verified: 'true' })),
    ...notWritable('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes of what the client may not write',
    settings: { client: { WriteAttributes: ['email'] } },
    given: confirmed,
    call: own((here, token) => update(here, token, { name: 'Ada' })),
    ...notWritable('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes of a developer’s attribute',
    settings: SCHEMA,
    given: confirmed,
    call: own((here, token) => update(here, token, { 'dev:custom:note': 'x' })),
    ...notWritable('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes out of nowhere',
    given: confirmed,
    call: own((here, token) => update(here, token, { 'custom:x': '1' })),
    ...unknownAttribute('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes with half an address',
    given: confirmed,
    call: own((here, token) => update(here, token, { email: 'ada@' })),
    refused: { name: 'InvalidParameterException', message: 'Invalid email address format.' },
    evidence: 'recorded',
    source: api('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes of an immutable attribute',
    settings: { ...SCHEMA, client: { WriteAttributes: ['email', 'custom:plan'] } },
    given: confirmed,
    call: own((here, token) => update(here, token, { 'custom:plan': 'x' })),
    ...immutable('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes clearing a required attribute',
    settings: SCHEMA,
    given: confirmed,
    call: own((here, token) => update(here, token, { email: '' })),
    ...required('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes to the e-mail that another signs in with',
    settings: { pool: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] } },
    given: inOrder(signUp('eve@example.com', {}), signUp(ada.email, {}), confirm(ada.email)),
    call: async (here) => {
      const { AccessToken } = await signIn(ada.email)(here)
      return update(here, AccessToken, { email: 'eve@example.com' })
    },
    ...aliasTaken('UpdateUserAttributes'),
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
    ...aliasTaken('UpdateUserAttributes'),
  },
  {
    when: 'UpdateUserAttributes to another’s preferred username',
    settings: { pool: { AliasAttributes: ['preferred_username'] } },
    given: inOrder(confirmed, signUp('eve'), adminUpdate({ preferred_username: 'countess' }, 'eve')),
    call: own((here, token) => update(here, token, { preferred_username: 'countess' })),
    refused: { name: 'AliasExistsException', message: 'Already found an entry for the provided username.' },
    evidence: 'recorded (OP-115)',
    source: api('UpdateUserAttributes'),
  },
  {
    when: 'AdminUpdateUserAttributes to a verified address that is another’s alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    given: inOrder(confirmed, signUp('eve', { email: 'eve@example.com' })),
    call: adminUpdate({ email: ada.email, email_verified: 'true' }, 'eve'),
    ...aliasTaken('AdminUpdateUserAttributes'),
  },
  {
    when: 'AdminUpdateUserAttributes for nobody',
    call: adminUpdate({ name: 'x' }),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'docs; text recorded',
    source: api('AdminUpdateUserAttributes'),
  },
  {
    when: 'AdminUpdateUserAttributes out of nowhere',
    given: confirmed,
    call: adminUpdate({ 'custom:x': '1' }),
    ...unknownAttribute('AdminUpdateUserAttributes'),
  },
  {
    when: 'AdminUpdateUserAttributes of the sub',
    given: confirmed,
    call: adminUpdate({ sub: 'x' }),
    refused: { name: 'InvalidParameterException', message: 'Cannot modify the non-mutable attribute sub' },
    evidence: 'known (OP-112)',
    source: api('AdminUpdateUserAttributes'),
  },
  {
    when: 'AdminUpdateUserAttributes of an immutable attribute',
    settings: SCHEMA,
    given: confirmed,
    call: adminUpdate({ 'custom:plan': 'x' }),
    ...immutable('AdminUpdateUserAttributes'),
  },
  {
    when: 'AdminDeleteUserAttributes out of nowhere',
    given: confirmed,
    call: adminDelete('custom:x'),
    ...unknownToDelete('AdminDeleteUserAttributes'),
  },
  {
    when: 'AdminDeleteUserAttributes of a required one',
    settings: SCHEMA,
    given: confirmed,
    call: adminDelete('email'),
    ...required('AdminDeleteUserAttributes'),
  },
  {
    when: 'DeleteUserAttributes out of nowhere',
    given: confirmed,
    call: own((here, token) => remove(here, token, 'custom:x')),
    ...unknownToDelete('DeleteUserAttributes'),
  },
  {
    when: 'DeleteUserAttributes of what the client may not write',
    settings: { client: { WriteAttributes: ['email'] } },
    given: confirmed,
    call: own((here, token) => remove(here, token, 'name')),
    ...notWritable('DeleteUserAttributes'),
  },
  {
    when: 'DeleteUserAttributes of a required one',
    settings: SCHEMA,
    given: confirmed,
    call: own((here, token) => remove(here, token, 'email')),
    ...required('DeleteUserAttributes'),
  },
  {
    when: 'GetUserAttributeVerificationCode for a name',
    given: confirmed,
    call: own((here, token) => askCode(here, token, 'name')),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'known; no text on record',
    source: api('GetUserAttributeVerificationCode'),
  },
  {
    when: 'GetUserAttributeVerificationCode for a number that is not there',
    given: confirmed,
    call: own((here, token) => askCode(here, token, 'phone_number')),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'known; no text on record',
    source: api('GetUserAttributeVerificationCode'),
  },
  {
    when: 'VerifyUserAttribute with a wrong code',
    given: confirmed,
    call: own(async (here, token) => {
      await askCode(here, token, 'email')
      return verify(here, token, here.inbox()[0]!.code === '000000' ? '000001' : '000000')
    }),
    ...wrong('VerifyUserAttribute'),
  },
  {
    when: 'VerifyUserAttribute without a code',
    given: confirmed,
    call: own((here, token) => verify(here, token, '123456')),
    ...expired('VerifyUserAttribute'),
  },
  {
    when: 'VerifyUserAttribute after a day',
    given: confirmed,
    call: async (here) => {
      const { AccessToken } = await signIn()(here)
      await askCode(here, AccessToken, 'email')
      here.clock.advance(24 * HOUR)
      return verify(here, (await signIn()(here)).AccessToken, here.inbox()[0]!.code!)
    },
    ...expired('VerifyUserAttribute'),
  },
  {
    when: 'VerifyUserAttribute of an address that is another’s alias',
    settings: { pool: { AliasAttributes: ['email'], AutoVerifiedAttributes: ['email'] } },
    given: inOrder(confirmed, signUp('eve', { email: 'eve@example.com' }), confirm('eve')),
    call: async (here) => {
      const { AccessToken } = await signIn('eve')(here)
      await update(here, AccessToken, { email: ada.email })
      return verify(here, AccessToken, here.inbox()[0]!.code!)
    },
    ...aliasTaken('VerifyUserAttribute'),
  },
  ...(['UpdateUserAttributes', 'DeleteUserAttributes'] as const).map((name) => ({
    when: `${name} with rubbish for a token`,
    call: (here: Here) =>
      name === 'UpdateUserAttributes'
        ? update(here, 'rubbish', { name: 'x' })
        : remove(here, 'rubbish', 'name'),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
    evidence: 'recorded',
    source: api(name),
  })),
]
