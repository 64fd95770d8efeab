import { AdminDisableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/** Shuts a user out, whatever the status. */
export function adminDisableUser(
  app: App,
  user: Named,
) {
  return app.cognito.send(
    new AdminDisableUserCommand({
      UserPoolId: app.env.USER_POOL_ID,
      Username: user.username,
    }),
  )
}
