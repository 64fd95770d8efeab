import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Session } from './app.ts'

/** A new ID and access token, no password. */
export function refreshTokens(
  app: App,
  held: Session,
) {
  return app.cognito.send(
    new InitiateAuthCommand({
      ClientId: app.env.CLIENT_ID,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: {
        REFRESH_TOKEN: held.refreshToken,
      },
    }),
  )
}
