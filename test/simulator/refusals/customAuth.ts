import { InitiateAuthCommand, RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import { InvocationFailed, TIMED_OUT } from '../../../src/simulator/index.ts'
import { ada, type LambdaEvent } from '../../world.ts'
import { confirmed, signUp, type Here } from '../userPools/steps.ts'
import { settings, start } from '../userPools/steps/customAuth.ts'
import type { Refusal } from './refusal.ts'
import { api, guide, thread } from './sources.ts'

const circular: { self?: object } = {}
circular.self = circular

const failing = (name: string, run: (event: LambdaEvent) => unknown) => settings({ [name]: run })
const cases = [
  {
    when: 'CUSTOM_AUTH is not allowed',
    settings: settings({}, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
    refused: { name: 'InvalidParameterException', message: 'CUSTOM_AUTH is not enabled for the client.' },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'the pool has no functions',
    settings: { ...settings(), pool: {} },
    refused: {
      name: 'InvalidParameterException',
      message: 'Custom auth lambda trigger is not configured for the user pool.',
    },
    evidence: 'ours (OP-130); the text recorded',
    source: thread('aws-amplify/amplify-js#5623'),
  },
  {
    when: 'the client is for custom flows alone',
    settings: settings({}, { ExplicitAuthFlows: ['CUSTOM_AUTH_FLOW_ONLY'] }),
    call: ({ cognito, ClientId }: Here) =>
      cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
        }),
      ),
    refused: {
      name: 'InvalidParameterException',
      message: 'Only custom auth (lambda driven) is enabled for this client.',
    },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-js#3379'),
  },
  {
    when: 'CUSTOM_AUTH as nobody',
    call: start('eve'),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'docs; the text recorded elsewhere',
    source: api('InitiateAuth'),
  },
  {
    when: 'CUSTOM_AUTH unconfirmed',
    given: signUp(),
    refused: { name: 'UserNotConfirmedException', message: 'User is not confirmed.' },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-js#1464'),
  },
  {
    when: 'the function throws',
    settings: failing('define', () => {
      throw new Error('not today')
    }),
    refused: {
      name: 'UserLambdaValidationException',
      message: 'DefineAuthChallenge failed with error not today.',
    },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'the second function throws',
    settings: failing('create', () => {
      throw new Error("'challengeMetaData'")
    }),
    refused: {
      name: 'UserLambdaValidationException',
      message: "CreateAuthChallenge failed with error 'challengeMetaData'.",
    },
    evidence: 'recorded 2019',
    source: thread('aws-samples/amazon-cognito-passwordless-email-auth#17'),
  },
  {
    when: 'the function may not be run',
    settings: failing('define', () => {
      throw new InvocationFailed('AccessDeniedException')
    }),
    refused: {
      name: 'UnexpectedLambdaException',
      message: 'DefineAuthChallenge invocation failed due to error AccessDeniedException.',
    },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'the function is too slow three times',
    settings: failing('define', () => {
      throw new InvocationFailed(TIMED_OUT)
    }),
    refused: {
      name: 'UnexpectedLambdaException',
      message:
        'DefineAuthChallenge invocation failed due to error Socket timeout while invoking Lambda function.',
    },
    evidence: 'recorded; how often it is tried OP-219',
    source: guide('cognito-user-pools-working-with-lambda-triggers'),
  },
  {
    when: 'the function lets nobody in',
    settings: failing('define', (event) => ({ ...event, response: { failAuthentication: true } })),
    refused: { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-js#8145'),
  },
  ...[undefined, null, 'done', [], {}].map((value) => ({
    when: `the function gives back ${JSON.stringify(value)}`,
    settings: failing('define', () => value),
    refused: { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
    evidence: 'ours (OP-220); the text recorded',
    source: guide('cognito-user-pools-working-with-lambda-triggers'),
  })),
  {
    when: 'what the function gives back is no JSON',
    settings: failing('define', () => circular),
    refused: {
      name: 'InvalidLambdaResponseException',
      message: 'Invalid lambda function output : Invalid JSON',
    },
    evidence: 'ours (OP-220); the text recorded 2024',
    source: thread('aws-amplify/amplify-js#13352'),
  },
  {
    when: 'the function decides nothing',
    settings: failing('define', (event) => event),
    refused: { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
    evidence: 'known (OP-222)',
    source: api('InitiateAuth'),
  },
  {
    when: 'the function asks for a challenge that there is not',
    settings: failing('define', (event) => ({ ...event, response: { challengeName: 'RIDDLE' } })),
    refused: { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
    evidence: 'ours',
    source: api('InitiateAuth'),
  },
  {
    when: 'a challenge parameter is no text',
    settings: failing('create', (event) => ({
      ...event,
      response: { publicChallengeParameters: { tries: 3 } },
    })),
    refused: { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
    evidence: 'ours',
    source: api('InitiateAuth'),
  },
  {
    when: 'there is no answer',
    call: async (here: Here) =>
      here.cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId: here.ClientId,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session: (await start()(here)).Session,
          ChallengeResponses: { USERNAME: 'ada' },
        }),
      ),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter ANSWER' },
    evidence: 'recorded (of other parameters)',
    source: api('RespondToAuthChallenge'),
  },
]

export const customAuth: Refusal[] = cases.map((row) => ({
  settings: settings(),
  given: confirmed,
  call: start(),
  ...row,
}))
