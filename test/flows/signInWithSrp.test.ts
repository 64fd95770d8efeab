import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { signInWithSrp } from '../../src/flows/index.ts'
import { world } from '../world.ts'

async function invitedAda() {
  const { cognito, UserPoolId, ClientId } = await world({ client: { ExplicitAuthFlows: undefined } })
  const user = { UserPoolId, Username: 'ada' }
  await cognito.send(
    new AdminCreateUserCommand({ ...user, TemporaryPassword: 'Temporary-1', MessageAction: 'SUPPRESS' }),
  )
  const app = { cognito, env: { AWS_REGION: 'us-east-1', USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId } }
  return { app, user }
}

test('SRP gives tokens for the right password, and a refusal for any other', async () => {
  const { app, user } = await invitedAda()
  const Password = 'Analytical-1843'
  await app.cognito.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }))
  const signedIn = await signInWithSrp(app, { username: 'ada', password: Password })
  expect(signedIn.AuthenticationResult?.AccessToken).toMatch(/^eyJ/)
  await expect(signInWithSrp(app, { username: 'ada', password: 'Wrong-1843' })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
})

test('what Cognito asks for besides the password comes back to the caller', async () => {
  const { app } = await invitedAda()
  const asked = await signInWithSrp(app, { username: 'ada', password: 'Temporary-1' })
  expect(asked).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: expect.any(String) })
})
