import { SignUpCommand, type SignUpCommandInput } from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../world.ts'
import { set, signUp, type Here } from '../userPools/steps.ts'
import { withoutPassword, BY_LINK } from '../userPools/steps/signUp.ts'
import type { Refusal } from './refusal.ts'
import { api, thread } from './sources.ts'

const EMAIL = [{ Name: 'email', Value: ada.email }]
const register =
  (more: Partial<SignUpCommandInput> = {}) =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(
      new SignUpCommand({
        ClientId,
        Username: ada.Username,
        Password: ada.Password,
        UserAttributes: EMAIL,
        ...more,
      }),
    )
const weak = (Password: string, reason: string): Refusal => ({
  when: `SignUp with the password ${Password}`,
  call: register({ Password }),
  refused: { name: 'InvalidPasswordException', message: `Password did not conform with policy: ${reason}` },
  evidence: 'recorded',
  source: thread('amazon-archives/amazon-cognito-identity-js#311'),
})

export const signingUp: Refusal[] = [
  {
    when: 'SignUp twice',
    given: register(),
    call: register(),
    refused: { name: 'UsernameExistsException', message: 'User already exists' },
    evidence: 'recorded 2026-05',
    source: api('SignUp'),
  },
  weak('Short-1', 'Password not long enough'),
  weak('aa', 'Password not long enough'),
  weak('analytical-1843', 'Password must have uppercase characters'),
  weak('ANALYTICAL-1843', 'Password must have lowercase characters'),
  weak('Analytical-Engine', 'Password must have numeric characters'),
  weak('Analytical1843', 'Password must have symbol characters'),
  {
    when: 'SignUp at an unknown client',
    call: register({ ClientId: 'nobody0' }),
    refused: { name: 'ResourceNotFoundException', message: 'User pool client nobody0 does not exist.' },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp where only administrators create users',
    settings: { pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } },
    call: register(),
    refused: { name: 'NotAuthorizedException', message: 'SignUp is not permitted for this user pool' },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp with email_verified',
    call: register({ UserAttributes: [...EMAIL, { Name: 'email_verified', Value: 'true' }] }),
    refused: {
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp with an attribute out of nowhere',
    call: register({ UserAttributes: [{ Name: 'custom:x', Value: '1' }] }),
    refused: {
      name: 'InvalidParameterException',
      message:
        'Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n',
    },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-flutter#509'),
  },
  {
    when: 'SignUp with half an address',
    call: register({ UserAttributes: [{ Name: 'email', Value: 'ada@' }] }),
    refused: { name: 'InvalidParameterException', message: 'Invalid email address format.' },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp with half a number',
    call: register({ UserAttributes: [{ Name: 'phone_number', Value: '0123' }] }),
    refused: { name: 'InvalidParameterException', message: 'Invalid phone number format.' },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp by name where the e-mail is the username',
    settings: { pool: { UsernameAttributes: ['email'] } },
    call: register(),
    refused: { name: 'InvalidParameterException', message: 'Username should be an email.' },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp by name where the phone number is the username',
    settings: { pool: { UsernameAttributes: ['phone_number'] } },
    call: register(),
    refused: { name: 'InvalidParameterException', message: 'Username should be a phone number.' },
    evidence: 'peer (OP-502)',
    source: api('SignUp'),
  },
  {
    when: 'SignUp by name where e-mail or phone is the username',
    settings: { pool: { UsernameAttributes: ['email', 'phone_number'] } },
    call: register(),
    refused: {
      name: 'InvalidParameterException',
      message: 'Username should be either an email or a phone number.',
    },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp with an e-mail as name beside an e-mail alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    call: register({ Username: ada.email }),
    refused: {
      name: 'InvalidParameterException',
      message: 'Username cannot be of email format, since user pool is configured for email alias.',
    },
    evidence: 'recorded 2018, 2021',
    source: thread('aws-amplify/amplify-js#8800'),
  },
  {
    when: 'SignUp twice by the same e-mail',
    settings: { pool: { UsernameAttributes: ['email'] } },
    given: register({ Username: ada.email }),
    call: register({ Username: ada.email }),
    refused: { name: 'UsernameExistsException', message: 'An account with the given email already exists.' },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp without the secret’s hash',
    settings: { client: { GenerateSecret: true } },
    call: register(),
    refused: {
      name: 'NotAuthorizedException',
      message: 'Client {client} is configured with secret but SECRET_HASH was not received',
    },
    evidence: 'recorded 2023, 2025',
    source: thread('aws-amplify/amplify-android#2504'),
  },
  {
    when: 'SignUp without the secret’s hash, by the older text',
    settings: { client: { GenerateSecret: true } },
    given: set({ 'OP-127': 'older-text' }),
    call: register(),
    refused: {
      name: 'NotAuthorizedException',
      message: 'Client {client} is configured for secret but secret was not received',
    },
    evidence: 'recorded, old (OP-127)',
    source: api('SignUp'),
  },
  {
    when: 'SignUp with a wrong hash',
    settings: { client: { GenerateSecret: true } },
    call: register({ SecretHash: 'wrong=' }),
    refused: { name: 'NotAuthorizedException', message: 'Unable to verify secret hash for client {client}' },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp by link where the pool has no domain',
    settings: BY_LINK,
    call: signUp(),
    refused: {
      name: 'InvalidParameterException',
      message:
        'Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool',
    },
    evidence: 'recorded 2017, 2018 (amazon-cognito-identity-js 512)',
    source: thread('amazon-archives/amazon-cognito-identity-js#512'),
  },
  {
    when: 'SignUp without a password where nobody gets in without',
    call: withoutPassword,
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('SignUp'),
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
    refused: {
      name: 'InvalidParameterException',
      message:
        'Attributes did not conform to the schema: name: The attribute is required email: The attribute is required',
    },
    evidence: 'recorded',
    source: api('SignUp'),
  },
  {
    when: 'SignUp with a preferred username that would sign in',
    settings: { pool: { AliasAttributes: ['preferred_username'] } },
    call: signUp('ada', { preferred_username: 'countess' }),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('SignUp'),
  },
  {
    when: 'SignUp by e-mail with the phone number that another signs in with',
    settings: { pool: { UsernameAttributes: ['email', 'phone_number'] } },
    given: signUp('+15550001111', {}),
    call: signUp(ada.email, { phone_number: '+15550001111' }),
    refused: {
      name: 'UsernameExistsException',
      message: 'An account with the given phone_number already exists.',
    },
    evidence: 'recorded (OP-161)',
    source: api('SignUp'),
  },
]
