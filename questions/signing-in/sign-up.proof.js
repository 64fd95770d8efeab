import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'

const ada = { Username: 'ada', Password: 'Correct-Horse-7' }

/** The claim is a UserStatus: it holds if that is what a user has right after SignUp. */
export async function statusAfterSignUp({ simulate, step }, claim) {
  const { cognito, env } = await simulate('sign-up')

  await signUp(cognito, env)
  await step('Ada has signed up')

  const user = await cognito.send(
    new AdminGetUserCommand({ UserPoolId: env.USER_POOL_ID, Username: ada.Username }),
  )
  return user.UserStatus === claim
}

/** The claim says of two calls whether they are answered or refused, 61 minutes after a sign-in. */
export async function accessTokenAfterAnHour({ simulate, step }, claim) {
  const { cognito, env, clock, inbox } = await simulate('sign-up')

  await signUp(cognito, env)
  const [{ code }] = await inbox()
  await cognito.send(
    new ConfirmSignUpCommand({ ClientId: env.CLIENT_ID, Username: ada.Username, ConfirmationCode: code }),
  )
  const { AuthenticationResult: tokens } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: env.CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: ada.Username, PASSWORD: ada.Password },
    }),
  )
  await step('Ada has signed in')

  await clock.advance(61 * 60 * 1000)
  await step('61 minutes have passed')

  const getUser = await outcome(cognito.send(new GetUserCommand({ AccessToken: tokens.AccessToken })))
  const initiateAuth = await outcome(
    cognito.send(
      new InitiateAuthCommand({
        ClientId: env.CLIENT_ID,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken },
      }),
    ),
  )
  return getUser === claim.GetUser && initiateAuth === claim.InitiateAuth
}

async function signUp(cognito, env) {
  const UserAttributes = [{ Name: 'email', Value: 'ada@example.com' }]
  await cognito.send(new SignUpCommand({ ClientId: env.CLIENT_ID, ...ada, UserAttributes }))
}

/** Refused means by Cognito, for the token's sake; any other failure ends the proof. */
async function outcome(call) {
  try {
    await call
    return 'answered'
  } catch (error) {
    if (error.name === 'NotAuthorizedException') return 'refused'
    throw error
  }
}
