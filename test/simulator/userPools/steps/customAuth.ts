import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type ExplicitAuthFlowsType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { LambdaEvent } from '../../../world.ts'
import type { Here } from '../steps.ts'

export const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
export const LambdaConfig = {
  DefineAuthChallenge: arn('define'),
  CreateAuthChallenge: arn('create'),
  VerifyAuthChallengeResponse: arn('verify'),
}
export type Step = { challengeName: string; challengeResult: boolean }
export type Functions = Record<string, (event: LambdaEvent) => unknown>

/** Three tries at a riddle; after SRP_A the password comes first. */
export const RIDDLE: Functions = {
  define(event) {
    const session = event.request.session as Step[]
    const last = session.at(-1)
    if (last?.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER'
    else if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult)
      event.response.issueTokens = true
    else if (session.length >= 3) event.response.failAuthentication = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  create(event) {
    event.response = {
      publicChallengeParameters: { riddle: 'What has an eye?' },
      privateChallengeParameters: { answer: 'needle' },
      challengeMetadata: 'RIDDLE-1',
    }
    return event
  },
  verify(event) {
    const { answer } = event.request.privateChallengeParameters as { answer: string }
    event.response.answerCorrect = event.request.challengeAnswer === answer
    return event
  },
}

/** A pool with the three functions; what they were given is kept. */
export function settings(functions: Functions = {}, client: object = {}) {
  const events: LambdaEvent[] = []
  const all = Object.entries({ ...RIDDLE, ...functions }).map(([name, run]) => [
    name,
    (event: LambdaEvent) => {
      events.push(structuredClone(event))
      return run(event)
    },
  ])
  return {
    events,
    pool: { LambdaConfig },
    client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH' as ExplicitAuthFlowsType], ...client },
    functions: Object.fromEntries(all) as Functions,
  }
}

export const start =
  (USERNAME = 'ada', more: Record<string, string> = {}) =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME, ...more },
        ClientMetadata: { of: 'InitiateAuth' },
      }),
    )

export const answer =
  (Session: string | undefined, ANSWER: string, USERNAME = 'ada') =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME, ANSWER },
        ClientMetadata: { of: 'RespondToAuthChallenge' },
      }),
    )
