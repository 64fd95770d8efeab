import { ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Mailed } from './app.ts'

/** Shows Cognito the code that was mailed. */
export function confirmSignUp(
  app: App,
  user: Mailed,
) {
  return app.cognito.send(
    new ConfirmSignUpCommand({
      ClientId: app.env.CLIENT_ID,
      Username: user.username,
      ConfirmationCode: user.code,
    }),
  )
}
