import { AdminEnableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/** Lets a disabled user in again. */
export function adminEnableUser(
  app: App,
  user: Named,
) {
  return app.cognito.send(
    new AdminEnableUserCommand({
      UserPoolId: app.env.USER_POOL_ID,
      Username: user.username,
    }),
  )
}
