import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App, NewUser } from './app.ts'

/** Creates a user, not yet let in. */
export function signUp(
  app: App,
  user: NewUser,
) {
  return app.cognito.send(
    new SignUpCommand({
      ClientId: app.env.CLIENT_ID,
      Username: user.username,
      Password: user.password,
      UserAttributes: [
        { Name: 'email', Value: user.email },
      ],
    }),
  )
}
