import {
  ChangePasswordCommand,
  ForgotPasswordCommand,
  GetUserAttributeVerificationCodeCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../world.ts'
import { confirmed, inOrder, signIn, signUp, tried, type Here, type Step } from '../userPools/steps.ts'
import {
  NEW,
  HOUR,
  forget,
  recover,
  disable,
  wrongCode,
  order,
  invited,
} from '../userPools/steps/recovery.ts'
import type { Refusal } from './refusal.ts'
import { api, thread } from './sources.ts'

const byToken =
  (call: (here: Here, AccessToken: string) => Promise<unknown>): Step =>
  async (here) =>
    call(here, (await signIn()(here)).AccessToken)
const change = (PreviousPassword: string | undefined, ProposedPassword: string) =>
  byToken(({ cognito }, AccessToken) =>
    cognito.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword })),
  )
const unknownName = (operation: string) => ({
  refused: { name: 'UserNotFoundException', message: 'Username/client id combination not found.' },
  evidence: 'recorded',
  source: api(operation),
})
const notInThisState = (operation: string) => ({
  refused: { name: 'NotAuthorizedException', message: 'User password cannot be reset in the current state.' },
  evidence: 'recorded',
  source: api(operation),
})
const noAddress = (operation: string) => ({
  refused: {
    name: 'InvalidParameterException',
    message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
  },
  evidence: 'recorded',
  source: api(operation),
})
const expired = (operation: string) => ({
  refused: { name: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
  evidence: 'recorded',
  source: api(operation),
})
const incorrect = (operation: string) => ({
  refused: { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  evidence: 'recorded',
  source: api(operation),
})
const HISTORY = {
  pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 1 } } },
}

export const recovery: Refusal[] = [
  {
    when: 'ForgotPassword for nobody',
    call: forget(),
    ...unknownName('ForgotPassword'),
    evidence: 'recorded 2026-05',
    source: api('ForgotPassword'),
  },
  { when: 'ConfirmForgotPassword for nobody', call: recover(), ...unknownName('ConfirmForgotPassword') },
  {
    when: 'ForgotPassword with a temporary password',
    given: invited,
    call: forget(),
    ...notInThisState('ForgotPassword'),
  },
  { when: 'ForgotPassword unconfirmed', given: signUp(), call: forget(), ...noAddress('ForgotPassword') },
  {
    when: 'ForgotPassword with an address that the setting leaves out',
    settings: { pool: order('verified_phone_number') },
    given: confirmed,
    call: forget(),
    ...noAddress('ForgotPassword'),
  },
  {
    when: 'ForgotPassword where recovery is by administrators only',
    settings: { pool: order('admin_only') },
    given: confirmed,
    call: forget(),
    refused: { name: 'NotAuthorizedException', message: 'Contact administrator to reset password.' },
    evidence: 'peer (OP-122); the class docs',
    source: api('ForgotPassword'),
  },
  ...Object.entries({
    ForgotPassword: forget(),
    ConfirmForgotPassword: recover({ ConfirmationCode: '123456' }),
  }).map(([operation, call]) => ({
    when: `${operation} of a disabled user`,
    given: inOrder(confirmed, disable),
    call,
    refused: { name: 'NotAuthorizedException', message: 'User is disabled.' },
    evidence: 'recorded for ForgotPassword',
    source: api(operation),
  })),
  {
    when: 'ForgotPassword without the secret’s hash',
    settings: { client: { GenerateSecret: true } },
    call: forget(),
    refused: {
      name: 'NotAuthorizedException',
      message: 'Client {client} is configured with secret but SECRET_HASH was not received',
    },
    evidence: 'recorded 2023, 2025',
    source: thread('aws-amplify/amplify-android#2504'),
  },
  {
    when: 'ForgotPassword at an unknown client',
    call: ({ cognito }) => cognito.send(new ForgotPasswordCommand({ ClientId: 'nobody0', Username: 'ada' })),
    refused: { name: 'ResourceNotFoundException', message: 'User pool client nobody0 does not exist.' },
    evidence: 'recorded',
    source: api('ForgotPassword'),
  },
  {
    when: 'ConfirmForgotPassword without a code',
    given: confirmed,
    call: recover(),
    ...expired('ConfirmForgotPassword'),
  },
  {
    when: 'ConfirmForgotPassword with a wrong code',
    given: inOrder(confirmed, forget()),
    call: (here) => recover({ ConfirmationCode: wrongCode(here) })(here),
    refused: {
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    },
    evidence: 'recorded',
    source: api('ConfirmForgotPassword'),
  },
  {
    when: 'ConfirmForgotPassword after an hour',
    given: inOrder(confirmed, forget(), async ({ clock }) => clock.advance(HOUR)),
    call: recover(),
    ...expired('ConfirmForgotPassword'),
  },
  {
    when: 'ConfirmForgotPassword twice',
    given: inOrder(confirmed, forget(), recover()),
    call: recover(),
    ...expired('ConfirmForgotPassword'),
  },
  {
    when: 'ConfirmForgotPassword with a weak password',
    given: inOrder(confirmed, forget()),
    call: recover({ Password: 'weak' }),
    refused: {
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    },
    evidence: 'recorded',
    source: api('ConfirmForgotPassword'),
  },
  {
    when: 'ConfirmForgotPassword with the password of before',
    settings: HISTORY,
    given: inOrder(confirmed, forget()),
    call: recover({ Password: ada.Password }),
    refused: { name: 'PasswordHistoryPolicyViolationException', message: 'Password has been used before.' },
    evidence: 'ours (OP-119); the class model',
    source: api('ConfirmForgotPassword'),
  },
  {
    when: 'ChangePassword with a wrong one',
    given: confirmed,
    call: change('Wrong-1843', NEW),
    ...incorrect('ChangePassword'),
  },
  {
    when: 'ChangePassword without the former one',
    given: confirmed,
    call: change(undefined, NEW),
    ...incorrect('ChangePassword'),
  },
  {
    when: 'ChangePassword to a weak one',
    given: confirmed,
    call: change(ada.Password, 'weak'),
    refused: {
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    },
    evidence: 'recorded',
    source: api('ChangePassword'),
  },
  {
    when: 'ChangePassword to the present one, with history',
    settings: HISTORY,
    given: confirmed,
    call: change(ada.Password, ada.Password),
    refused: { name: 'PasswordHistoryPolicyViolationException', message: 'Password has been used before.' },
    evidence: 'ours (OP-119); the class model',
    source: api('ChangePassword'),
  },
  {
    when: 'ChangePassword with rubbish',
    call: ({ cognito }) =>
      cognito.send(new ChangePasswordCommand({ AccessToken: 'rubbish', ProposedPassword: NEW })),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
    evidence: 'recorded',
    source: api('ChangePassword'),
  },
  ...Object.entries<[times: number, call: Step]>({
    ForgotPassword: [5, forget()],
    ConfirmForgotPassword: [5, recover()],
    ChangePassword: [5, change('Wrong-1843', NEW)],
    GetUserAttributeVerificationCode: [
      5,
      byToken(({ cognito }, AccessToken) =>
        cognito.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' })),
      ),
    ],
    VerifyUserAttribute: [
      15,
      byToken(({ cognito }, AccessToken) =>
        cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code: '000000' })),
      ),
    ],
  }).map(([operation, [times, call]]): Refusal => ({
    when: `${operation} too often in an hour`,
    given: inOrder(confirmed, tried(times, call)),
    call,
    refused: {
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    },
    evidence: 'recorded; how often OP-125',
    source: api(operation),
  })),
]
