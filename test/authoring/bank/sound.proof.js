import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const ada = { Username: 'ada', Password: 'Analytical-1843' }

export async function statusAfterSignUp({ simulate, step }, claim) {
  const { cognito, env } = await simulate('sign-up')
  await signUp(cognito, env)
  await step('signed up')
  const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: env.USER_POOL_ID, Username: 'ada' }))
  return user.UserStatus === claim
}

/** Two verifiers that fetch the keys by themselves, and read the clock. */
export async function verifiers({ simulate }, claim) {
  const { cognito, env, clock, inbox, fetch: reach } = await simulate('sign-up')
  const { CLIENT_ID: ClientId, USER_POOL_ID: userPoolId } = process.env
  await signUp(cognito, env)
  const [{ code, to }] = await inbox()
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode: code }))
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
    }),
  )
  clock.advance(claim.afterMinutes * 60_000)
  if (Date.now() !== clock.now() || to !== 'ada@example.com')
    throw new Error('the clock or the inbox is wrong')

  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${userPoolId}`
  const configuration = await (await reach(`${issuer}/.well-known/openid-configuration`)).json()
  const keys = createRemoteJWKSet(new URL(configuration.jwks_uri))
  const verifier = CognitoJwtVerifier.create({ userPoolId, tokenUse: 'access', clientId: ClientId })
  const results = await Promise.allSettled([
    jwtVerify(AuthenticationResult.AccessToken, keys, { issuer }),
    verifier.verify(AuthenticationResult.AccessToken),
  ])
  for (const { reason } of results) if (reason && !/exp/.test(reason.message)) throw reason
  return results.every(({ status }) => status === 'fulfilled')
}

async function signUp(cognito, { CLIENT_ID: ClientId }) {
  const UserAttributes = [{ Name: 'email', Value: 'ada@example.com' }]
  await cognito.send(new SignUpCommand({ ClientId, ...ada, UserAttributes }))
}
