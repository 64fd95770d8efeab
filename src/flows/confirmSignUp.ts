import { ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type {
  App,
  Confirmation,
} from './app.ts'

/** Shows Cognito the code that was mailed. */
export function confirmSignUp(
  app: App,
  user: Confirmation,
) {
  return app.cognito.send(
    new ConfirmSignUpCommand({
      ClientId: app.env.CLIENT_ID,
      Username: user.username,
      ConfirmationCode: user.code,
    }),
  )
}
