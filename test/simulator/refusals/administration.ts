import { AdminConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../world.ts'
import { inOrder, type Here, attributes, confirm, signUp } from '../userPools/steps.ts'
import { create, setPassword, HISTORY, reset } from '../userPools/steps/administration.ts'
import type { Refusal } from './refusal.ts'
import { api, thread } from './sources.ts'

const weak = (
  when: string,
  call: (password: string) => (here: Here) => Promise<unknown>,
  given?: (here: Here) => Promise<unknown>,
) =>
  (
    [
      ['Short-1', 'Password not long enough'],
      ['analytical-1843', 'Password must have uppercase characters'],
      ['ANALYTICAL-1843', 'Password must have lowercase characters'],
      ['Analytical-Engine', 'Password must have numeric characters'],
      ['Analytical1843', 'Password must have symbol characters'],
    ] as const
  ).map(([password, reason]) => ({
    when: `${when} with the password ${password}`,
    ...(given && { given }),
    call: call(password),
    refused: {
      name: 'InvalidPasswordException',
      message: `Password did not conform with password policy: ${reason}`,
    },
    evidence: 'recorded',
    source: thread('data-dot-all/dataall#690'),
  }))
const adminConfirm =
  (Username = 'ada') =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username }))
const nobody = (operation: string) => ({
  refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
  evidence: 'docs; text recorded',
  source: api(operation),
})

export const administration: Refusal[] = [
  ...weak('AdminCreateUser', (TemporaryPassword) => create({ TemporaryPassword })),
  ...weak('AdminSetUserPassword', (password) => setPassword(password), create()),
  {
    when: 'AdminCreateUser twice',
    given: create(),
    call: create(),
    refused: { name: 'UsernameExistsException', message: 'User account already exists' },
    evidence: 'recorded',
    source: api('AdminCreateUser'),
  },
  {
    when: 'AdminCreateUser twice by the same e-mail',
    settings: { pool: { UsernameAttributes: ['email'] } },
    given: create({ Username: ada.email }),
    call: create({ Username: ada.email }),
    refused: { name: 'UsernameExistsException', message: 'User account already exists' },
    evidence: 'recorded for username pools',
    source: api('AdminCreateUser'),
  },
  {
    when: 'AdminCreateUser by name where the e-mail is the username',
    settings: { pool: { UsernameAttributes: ['email'] } },
    call: create(),
    refused: { name: 'InvalidParameterException', message: 'Username should be an email.' },
    evidence: 'recorded',
    source: api('AdminCreateUser'),
  },
  {
    when: 'AdminCreateUser with a verified address that is somebody’s alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    given: create({ UserAttributes: attributes({ email: ada.email, email_verified: 'true' }) }),
    call: create({
      Username: 'eve',
      UserAttributes: attributes({ email: ada.email, email_verified: 'true' }),
    }),
    refused: { name: 'UsernameExistsException', message: 'An account with the given email already exists.' },
    evidence: 'recorded 2022; the text for SignUp',
    source: thread('boto/boto3#3213'),
  },
  {
    when: 'AdminCreateUser with an attribute out of nowhere',
    call: create({ UserAttributes: attributes({ 'custom:x': '1' }) }),
    refused: {
      name: 'InvalidParameterException',
      message:
        'Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.\n',
    },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-flutter#509'),
  },
  {
    when: 'AdminCreateUser with a sub of one’s own',
    call: create({ UserAttributes: attributes({ sub: 'me' }) }),
    refused: { name: 'InvalidParameterException', message: 'Cannot modify the non-mutable attribute sub' },
    evidence: 'known (OP-112)',
    source: api('AdminCreateUser'),
  },
  {
    when: 'AdminCreateUser RESEND for nobody',
    call: create({ MessageAction: 'RESEND' }),
    ...nobody('AdminCreateUser'),
  },
  {
    when: 'AdminCreateUser RESEND for a confirmed user',
    given: inOrder(create(), setPassword(ada.Password, true)),
    call: create({ MessageAction: 'RESEND' }),
    refused: {
      name: 'UnsupportedUserStateException',
      message: 'Resend not possible. ada status is not FORCE_CHANGE_PASSWORD',
    },
    evidence: 'recorded',
    source: api('AdminCreateUser'),
  },
  {
    when: 'AdminSetUserPassword for nobody',
    call: setPassword(ada.Password),
    ...nobody('AdminSetUserPassword'),
  },
  {
    when: 'AdminSetUserPassword with a password of the history',
    settings: HISTORY,
    given: inOrder(create(), setPassword(ada.Password, true)),
    call: setPassword(ada.Password, true),
    refused: { name: 'PasswordHistoryPolicyViolationException', message: 'Password has been used before.' },
    evidence: 'ours (OP-119); the class model',
    source: api('AdminSetUserPassword'),
  },
  { when: 'AdminConfirmSignUp for nobody', call: adminConfirm(), ...nobody('AdminConfirmSignUp') },
  {
    when: 'AdminConfirmSignUp of a confirmed user',
    given: inOrder(signUp(), confirm()),
    call: adminConfirm(),
    refused: {
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    },
    evidence: 'recorded',
    source: api('AdminConfirmSignUp'),
  },
  { when: 'AdminResetUserPassword for nobody', call: reset(), ...nobody('AdminResetUserPassword') },
  {
    when: 'AdminResetUserPassword with a temporary password',
    given: create({ UserAttributes: attributes({ email: ada.email, email_verified: 'true' }) }),
    call: reset(),
    refused: {
      name: 'NotAuthorizedException',
      message: 'User password cannot be reset in the current state.',
    },
    evidence: 'recorded for ForgotPassword',
    source: api('AdminResetUserPassword'),
  },
  {
    when: 'AdminResetUserPassword without a verified address',
    given: signUp(),
    call: reset(),
    refused: {
      name: 'InvalidParameterException',
      message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
    },
    evidence: 'recorded for ForgotPassword',
    source: thread('aws/aws-sdk-js-v3#7101'),
  },
  {
    when: 'AdminResetUserPassword where recovery is by administrators only',
    settings: {
      pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } },
    },
    given: inOrder(signUp(), setPassword(ada.Password, true)),
    call: reset(),
    refused: { name: 'NotAuthorizedException', message: 'Contact administrator to reset password.' },
    evidence: 'peer (OP-122); the class docs',
    source: api('AdminResetUserPassword'),
  },
]
