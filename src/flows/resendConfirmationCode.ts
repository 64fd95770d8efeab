import { ResendConfirmationCodeCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Has a new code sent. The one before it stops working. */
export function resendConfirmationCode({ cognito, env }: App, { username }: { username: string }) {
  return cognito.send(
    new ResendConfirmationCodeCommand({
      ClientId: env.CLIENT_ID,
      Username: username,
    }),
  )
}
