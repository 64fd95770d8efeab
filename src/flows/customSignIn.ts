import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, Named } from './app.ts'

/** Begins a sign-in that functions of the pool lead. */
export function customSignIn(
  app: App,
  user: Named,
) {
  return app.cognito.send(
    new InitiateAuthCommand({
      ClientId: app.env.CLIENT_ID,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: {
        USERNAME: user.username,
      },
    }),
  )
}
