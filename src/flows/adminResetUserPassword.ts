import { AdminResetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/** Ends a password, and mails the user a code. */
export function adminResetUserPassword(
  app: App,
  user: Named,
) {
  return app.cognito.send(
    new AdminResetUserPasswordCommand({
      UserPoolId: app.env.USER_POOL_ID,
      Username: user.username,
    }),
  )
}
