import { CreateUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'
import { attributesOf, confirm, signUp } from './steps.ts'
import { withoutPassword, BY_LINK } from './steps/signUp.ts'

test('where codes let people in, a password may be left out', async () => {
  const here = await world({
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
  })
  await withoutPassword(here)
  await confirm()(here)
  expect(here.user('ada')).toMatchObject({ UserStatus: 'CONFIRMED' })
  expect(here.user('ada')!.password).toBeUndefined()
})

test('flags are kept in lower case, empty values not at all', async () => {
  const here = await world({
    pool: { Schema: [{ Name: 'member', AttributeDataType: 'Boolean' }] },
    client: { WriteAttributes: ['email', 'name', 'custom:member'] },
  })
  await signUp('ada', { email: ada.email, name: '', 'custom:member': 'True' })(here)
  expect(attributesOf(here, 'ada')).toMatchObject({ 'custom:member': 'true' })
  expect(attributesOf(here, 'ada')).not.toHaveProperty('name')
})
test('confirmation by link: the mail leads to the pool’s domain with all that ConfirmSignUp wants', async () => {
  const here = await world(BY_LINK)
  await here.cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: here.UserPoolId, Domain: 'shop' }))
  await signUp('ada+lovelace')(here)
  const { body, code } = here.inbox()[0]!
  const [, href, words] = /<a href="([^"]*)">(.*)<\/a>/.exec(body)!
  expect(words).toBe('Verify Email')
  expect(new URL(href!).origin).toBe('https://shop.auth.us-east-1.amazoncognito.com')
  expect(Object.fromEntries(new URL(href!).searchParams)).toEqual({
    client_id: here.ClientId,
    user_name: 'ada+lovelace',
    confirmation_code: code,
  })
  await confirm('ada+lovelace')(here)
})
