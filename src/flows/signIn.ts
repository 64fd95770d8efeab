import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Trades username and password for three tokens. */
export function signIn(
  { cognito, env }: App,
  { username, password }: { username: string; password: string },
) {
  return cognito.send(
    new InitiateAuthCommand({
      ClientId: env.CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: {
        USERNAME: username,
        PASSWORD: password,
      },
    }),
  )
}
