import {
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Answered, App } from './app.ts'

/**
 * Shows a first code of the authenticator app.
 * The sign-in goes on with the session that brings.
 */
export async function proveAuthenticator(
  app: App,
  given: Answered & { totp: string },
) {
  const proven = await app.cognito.send(
    new VerifySoftwareTokenCommand({
      Session: given.session,
      UserCode: given.totp,
    }),
  )
  return app.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: app.env.CLIENT_ID,
      ChallengeName: 'MFA_SETUP',
      Session: proven.Session,
      ChallengeResponses: {
        USERNAME: given.username,
      },
    }),
  )
}
