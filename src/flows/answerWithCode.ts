import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Answered, App } from './app.ts'

/** The second factor: a code of the authenticator app. */
export function answerWithCode(
  app: App,
  given: Answered & { totp: string },
) {
  return app.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: app.env.CLIENT_ID,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: given.session,
      ChallengeResponses: {
        USERNAME: given.username,
        SOFTWARE_TOKEN_MFA_CODE: given.totp,
      },
    }),
  )
}
