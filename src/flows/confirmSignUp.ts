import { ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Shows Cognito the code from the mail: the address belongs to whoever signed up. */
export function confirmSignUp({ cognito, env }: App, { username, code }: { username: string; code: string }) {
  return cognito.send(
    new ConfirmSignUpCommand({
      ClientId: env.CLIENT_ID,
      Username: username,
      ConfirmationCode: code,
    }),
  )
}
