import {
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'

const grace = { Username: 'grace', Password: 'Correct-Horse-7' }
const day = 24 * 60 * 60 * 1000

/**
 * The claim is a setting of a pool or of an app client, raised. It holds if after 45 days a refresh token still
 * works there, and no longer does where everything was left as it comes.
 */
export async function refreshLifetime({ simulate, step }, claim) {
  const { cognito, clock, inbox } = await simulate('sign-up')

  const usual = await signIn(cognito, inbox, {})
  await step('Grace has signed in with the settings as they come')

  const raised = await signIn(cognito, inbox, claim)
  await step('Grace has signed in where one setting is raised')

  await clock.advance(45 * day)
  await step('45 days have passed')

  const before = await renew(cognito, usual)
  const after = await renew(cognito, raised)
  return before === 'expired' && after === 'renewed'
}

async function signIn(cognito, inbox, { pool = {}, client = {} }) {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'lifetimes', AutoVerifiedAttributes: ['email'], ...pool }),
  )
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: UserPool.Id,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ...client,
    }),
  )
  const { ClientId } = UserPoolClient
  const UserAttributes = [{ Name: 'email', Value: 'grace@example.com' }]
  await cognito.send(new SignUpCommand({ ClientId, ...grace, UserAttributes }))
  const [{ code }] = await inbox()
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: grace.Username, ConfirmationCode: code }))
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: grace.Username, PASSWORD: grace.Password },
    }),
  )
  return { ClientId, refreshToken: AuthenticationResult.RefreshToken }
}

/** What becomes of a refresh token; any failure other than its age ends the proof. */
async function renew(cognito, { ClientId, refreshToken }) {
  try {
    await cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: refreshToken },
      }),
    )
    return 'renewed'
  } catch (error) {
    if (error.name === 'NotAuthorizedException' && /expired/.test(error.message)) return 'expired'
    throw error
  }
}
