import { ResendConfirmationCodeCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/** Has a new code sent in place of the old. */
export function resendConfirmationCode(
  app: App,
  user: Named,
) {
  return app.cognito.send(
    new ResendConfirmationCodeCommand({
      ClientId: app.env.CLIENT_ID,
      Username: user.username,
    }),
  )
}
