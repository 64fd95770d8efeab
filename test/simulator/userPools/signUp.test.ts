import { CreateUserPoolDomainCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'
import { testRefusals, type Here } from './refusal.ts'
import { attributes, attributesOf, confirm, signUp } from './steps.ts'

const withoutPassword = ({ cognito, ClientId }: Here) =>
  cognito.send(
    new SignUpCommand({
      ClientId,
      Username: 'ada',
      UserAttributes: attributes({ email: ada.email }),
    }),
  )

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

const BY_LINK = {
  pool: { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' as const } },
}
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

testRefusals([
  {
    when: 'SignUp by link where the pool has no domain',
    settings: BY_LINK,
    call: signUp(),
    name: 'InvalidParameterException',
    message:
      'Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool',
    evidence: 'recorded 2017, 2018 (amazon-cognito-identity-js 512)',
  },
  {
    when: 'SignUp without a password where nobody gets in without',
    call: withoutPassword,
    name: 'InvalidParameterException',
    message: '',
    evidence: 'docs; no text on record',
  },
  {
    when: 'SignUp without a required attribute',
    settings: {
      pool: {
        Schema: [
          { Name: 'name', Required: true },
          { Name: 'email', Required: true },
        ],
      },
    },
    call: signUp('ada', {}),
    name: 'InvalidParameterException',
    message:
      'Attributes did not conform to the schema: name: The attribute is required email: The attribute is required',
    evidence: 'recorded',
  },
  {
    when: 'SignUp with a preferred username that would sign in',
    settings: { pool: { AliasAttributes: ['preferred_username'] } },
    call: signUp('ada', { preferred_username: 'countess' }),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'docs; no text on record',
  },
  {
    when: 'SignUp by e-mail with the phone number that another signs in with',
    settings: { pool: { UsernameAttributes: ['email', 'phone_number'] } },
    given: signUp('+15550001111', {}),
    call: signUp(ada.email, { phone_number: '+15550001111' }),
    name: 'UsernameExistsException',
    message: 'An account with the given phone_number already exists.',
    evidence: 'recorded (OP-161)',
  },
])
