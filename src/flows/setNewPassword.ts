import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import type {
  Answered,
  App,
  Renewed,
} from './app.ts'

/** A password of the user's own, in place of a temporary one. */
export function setNewPassword(
  app: App,
  user: Renewed & Answered,
) {
  return app.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: app.env.CLIENT_ID,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: user.session,
      ChallengeResponses: {
        USERNAME: user.username,
        NEW_PASSWORD: user.newPassword,
      },
    }),
  )
}
