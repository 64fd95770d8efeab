import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

type NewUser = { username: string; password: string; email: string }

/** Creates a user, who may not come in yet. */
export function signUp({ cognito, env }: App, { username, password, email }: NewUser) {
  return cognito.send(
    new SignUpCommand({
      ClientId: env.CLIENT_ID,
      Username: username,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  )
}
