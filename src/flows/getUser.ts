import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Bearer } from './app.ts'

/** Who am I? The access token is the proof. */
export function getUser(
  app: App,
  held: Bearer,
) {
  return app.cognito.send(
    new GetUserCommand({
      AccessToken: held.accessToken,
    }),
  )
}
