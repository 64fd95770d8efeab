import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/**
 * A temporary password. With `Permanent: true`
 * it would be the user's own.
 */
export function adminSetUserPassword(
  app: App,
  user: Named & { temporaryPassword: string },
) {
  return app.cognito.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: app.env.USER_POOL_ID,
      Username: user.username,
      Password: user.temporaryPassword,
      Permanent: false,
    }),
  )
}
