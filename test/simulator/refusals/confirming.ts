import {
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { inOrder, set, signUp, tried, type Here, type Step } from '../userPools/steps.ts'
import type { Refusal } from './refusal.ts'
import { api, guide, thread } from './sources.ts'

const confirm =
  (ConfirmationCode?: string) =>
  ({ cognito, ClientId, inbox }: Here) =>
    cognito.send(
      new ConfirmSignUpCommand({
        ClientId,
        Username: 'ada',
        ConfirmationCode: ConfirmationCode ?? inbox()[0]!.code,
      }),
    )
const resend: Step = ({ cognito, ClientId }) =>
  cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'ada' }))

export const confirming: Refusal[] = [
  {
    when: 'ConfirmSignUp with a wrong code',
    given: signUp(),
    call: confirm('000000'),
    refused: {
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    },
    evidence: 'recorded 2026-05',
    source: api('ConfirmSignUp'),
  },
  {
    when: 'ConfirmSignUp twice',
    given: inOrder(signUp(), confirm()),
    call: confirm(),
    refused: {
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    },
    evidence: 'recorded',
    source: api('ConfirmSignUp'),
  },
  {
    when: 'ConfirmSignUp for nobody',
    call: confirm('123456'),
    refused: { name: 'UserNotFoundException', message: 'Username/client id combination not found.' },
    evidence: 'docs; text recorded for other operations',
    source: api('ConfirmSignUp'),
  },
  {
    when: 'ConfirmSignUp for nobody, existence hidden',
    settings: { client: { PreventUserExistenceErrors: 'ENABLED' } },
    call: confirm('123456'),
    refused: { name: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
    evidence: 'docs',
    source: api('ConfirmSignUp'),
  },
  {
    when: 'ConfirmSignUp after a day',
    given: inOrder(signUp(), async ({ clock }) => clock.advance(24 * 3_600_000)),
    call: confirm(),
    refused: { name: 'ExpiredCodeException', message: 'Invalid code provided, please request a code again.' },
    evidence: 'recorded',
    source: thread('awslabs/aws-sdk-ios-samples#144'),
  },
  {
    when: 'ConfirmSignUp with the code before the last',
    given: inOrder(signUp(), resend),
    call: (here) => confirm(here.inbox()[1]!.code)(here),
    refused: {
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    },
    evidence: 'known (OP-126)',
    source: api('ConfirmSignUp'),
  },
  {
    when: 'ConfirmSignUp of an address that is somebody’s alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    given: inOrder(signUp(), confirm(), signUp('eve')),
    call: ({ cognito, ClientId, inbox }) =>
      cognito.send(
        new ConfirmSignUpCommand({ ClientId, Username: 'eve', ConfirmationCode: inbox()[0]!.code }),
      ),
    refused: { name: 'AliasExistsException', message: 'An account with the given email already exists.' },
    evidence: 'recorded (OP-115)',
    source: api('ConfirmSignUp'),
  },
  {
    when: 'ResendConfirmationCode for nobody',
    call: resend,
    refused: { name: 'UserNotFoundException', message: 'Username/client id combination not found.' },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-js#11270'),
  },
  {
    when: 'ResendConfirmationCode once confirmed',
    given: inOrder(signUp(), confirm()),
    call: resend,
    refused: { name: 'InvalidParameterException', message: 'User is already confirmed.' },
    evidence: 'recorded',
    source: api('ResendConfirmationCode'),
  },
  {
    when: 'ResendConfirmationCode where nothing is verified by itself',
    settings: { pool: { AutoVerifiedAttributes: [] } },
    given: signUp(),
    call: resend,
    refused: {
      name: 'NotAuthorizedException',
      message: 'Cannot resend codes. Auto verification not turned on.',
    },
    evidence: 'recorded 2021-05',
    source:
      'https://github.com/ctjlewis/amplify-trigger-repro/blob/1f00e47eafd0bebb29c1173d9b510bcfc7598662/README.md',
  },
  {
    when: 'ResendConfirmationCode after the day’s 50 mails, where quotas hold',
    given: inOrder(
      ...Array.from({ length: 50 }, (_, i) => signUp(`user${i}`)),
      ({ clock }) => Promise.resolve(clock.advance(1000)),
      set({ quotas: 'on' }),
    ),
    call: ({ cognito, ClientId }) =>
      cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'user0' })),
    refused: {
      name: 'LimitExceededException',
      message:
        'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.',
    },
    writes: ['requestCounts', 'codes'],
    evidence: 'recorded; what stays done is OP-654',
    source: guide('quotas'),
  },
  ...Object.entries<[times: number, call: Step]>({
    ConfirmSignUp: [15, confirm('000000')],
    ResendConfirmationCode: [5, resend],
  }).map(([operation, [times, call]]): Refusal => ({
    when: `${operation} too often in an hour`,
    given: inOrder(signUp(), tried(times, call)),
    call,
    refused: {
      name: 'LimitExceededException',
      message: 'Attempt limit exceeded, please try after some time.',
    },
    evidence: 'recorded; how often OP-125',
    source: api(operation),
  })),
]
