import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Trades the refresh token for a new ID token and a new access token. No password is asked for. */
export function refreshTokens({ cognito, env }: App, { refreshToken }: { refreshToken: string }) {
  return cognito.send(
    new InitiateAuthCommand({
      ClientId: env.CLIENT_ID,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: {
        REFRESH_TOKEN: refreshToken,
      },
    }),
  )
}
