import { ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/** Asks for a code that resets the password. */
export function forgotPassword(
  app: App,
  user: Named,
) {
  return app.cognito.send(
    new ForgotPasswordCommand({
      ClientId: app.env.CLIENT_ID,
      Username: user.username,
    }),
  )
}
