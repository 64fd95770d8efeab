import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'
import { attributes, attributesOf, confirm, getUser, signedIn, signIn, signUp } from './steps.ts'
import { update, adminUpdate, adminDelete, remove, askCode, verify } from './steps/attributes.ts'

const NEW = 'ada@example.org'
const PHONE = '+15550001111'

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
