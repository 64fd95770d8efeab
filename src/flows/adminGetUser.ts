import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Asks about any user of the pool. The SDK signs this call with AWS credentials: it belongs on a server. */
export function adminGetUser({ cognito, env }: App, { username }: { username: string }) {
  return cognito.send(
    new AdminGetUserCommand({
      UserPoolId: env.USER_POOL_ID,
      Username: username,
    }),
  )
}
