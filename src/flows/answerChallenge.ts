import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Answers a custom challenge. Every answer brings a new session. */
export function answerChallenge(
  app: App,
  given: {
    username: string
    answer: string
    session: string
  },
) {
  return app.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: app.env.CLIENT_ID,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: given.session,
      ChallengeResponses: {
        USERNAME: given.username,
        ANSWER: given.answer,
      },
    }),
  )
}
