import { AssociateSoftwareTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/** Asks for the secret that an authenticator app needs. */
export function registerAuthenticator(
  app: App,
  given: { session: string },
) {
  return app.cognito.send(
    new AssociateSoftwareTokenCommand({
      Session: given.session,
    }),
  )
}
