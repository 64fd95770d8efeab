import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type {
  App,
  Credentials,
} from './app.ts'

/** Name and password for three tokens. */
export function signIn(
  app: App,
  user: Credentials,
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
