import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/**
 * Asks about any user of the pool. The SDK signs
 * this call with AWS credentials: for back ends.
 */
export function adminGetUser(
  app: App,
  user: Named,
) {
  return app.cognito.send(
    new AdminGetUserCommand({
      UserPoolId: app.env.USER_POOL_ID,
      Username: user.username,
    }),
  )
}
