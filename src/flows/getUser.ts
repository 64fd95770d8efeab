import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Asks Cognito who I am. The access token is the only proof: no username, no AWS credentials. */
export function getUser({ cognito }: App, { accessToken }: { accessToken: string }) {
  return cognito.send(
    new GetUserCommand({
      AccessToken: accessToken,
    }),
  )
}
