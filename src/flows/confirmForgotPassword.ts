import { ConfirmForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import type {
  App,
  Mailed,
  Renewed,
} from './app.ts'

/** Sets a new password with the mailed code. */
export function confirmForgotPassword(
  app: App,
  user: Mailed & Renewed,
) {
  return app.cognito.send(
    new ConfirmForgotPasswordCommand({
      ClientId: app.env.CLIENT_ID,
      Username: user.username,
      ConfirmationCode: user.code,
      Password: user.newPassword,
    }),
  )
}
