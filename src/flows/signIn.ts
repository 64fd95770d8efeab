import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Login } from './app.ts'

/** Name and password for three tokens. */
export function signIn(
  app: App,
  user: Login,
) {
  return app.cognito.send(
    new InitiateAuthCommand({
      ClientId: app.env.CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: {
        USERNAME: user.username,
        PASSWORD: user.password,
      },
    }),
  )
}
