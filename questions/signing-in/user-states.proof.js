import * as aws from '@aws-sdk/client-cognito-identity-provider'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const password = 'Analytical-1843'

/** The claim is a call: it holds if a user made by an administrator gets tokens at once after it. */
export async function tokensAtFirstSignIn({ simulate, step }, claim) {
  const { cognito, env } = await simulate('returning-customer')
  const kiosk = { UserPoolId: env.USER_POOL_ID, Username: 'kiosk' }
  await cognito.send(
    new aws.AdminCreateUserCommand({ ...kiosk, TemporaryPassword: password, MessageAction: 'SUPPRESS' }),
  )
  await step('The job has created the account')

  await make(cognito, claim, kiosk)
  await step('The job has made its second call')

  const { AuthenticationResult } = await signIn(cognito, env, 'kiosk')
  return AuthenticationResult !== undefined
}

/** The claim is a call: it holds if ForgotPassword, refused before, sends a code after it. */
export async function passwordCanBeReset({ simulate, step }, claim) {
  const { cognito, env } = await simulate('unconfirmed')
  const ada = { UserPoolId: env.USER_POOL_ID, Username: 'ada' }
  const forgot = () =>
    refusalOf(cognito.send(new aws.ForgotPasswordCommand({ ClientId: env.CLIENT_ID, Username: 'ada' })))

  await cognito.send(new aws.AdminConfirmSignUpCommand(ada))
  const before = await forgot()
  await step('Ada is confirmed, and can’t reset her password')

  await make(cognito, claim, { ...ada, ClientId: env.CLIENT_ID })
  const after = await forgot()
  return before === 'InvalidParameterException' && after === undefined
}

/** The claim names a call, or the API of somebody who checks tokens: it holds if that is refused to a disabled user. */
export async function refusedOnceDisabled({ simulate, step }, claim) {
  const { cognito, env, clock } = await simulate('returning-customer')
  const ada = { UserPoolId: env.USER_POOL_ID, Username: 'ada' }
  const { AuthenticationResult: tokens } = await signIn(cognito, env, 'ada')
  await clock.advance(10 * 60 * 1000)
  await cognito.send(new aws.AdminDisableUserCommand(ada))
  await step('Ten minutes after the sign-in Ada is disabled')

  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${env.USER_POOL_ID}`
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
  const UserAttributes = [{ Name: 'name', Value: 'Ada' }]
  const attempts = {
    GetUser: () => cognito.send(new aws.GetUserCommand({ AccessToken: tokens.AccessToken })),
    InitiateAuth: () =>
      cognito.send(
        new aws.InitiateAuthCommand({
          ClientId: env.CLIENT_ID,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken },
        }),
      ),
    API: () => jwtVerify(tokens.AccessToken, keys, { issuer }),
    AdminGetUser: () => cognito.send(new aws.AdminGetUserCommand(ada)),
    AdminUpdateUserAttributes: () =>
      cognito.send(new aws.AdminUpdateUserAttributesCommand({ ...ada, UserAttributes })),
  }
  return (await refusalOf(attempts[claim]())) === 'NotAuthorizedException'
}

/** Makes the one call that a claim names, about this user; being refused is an answer too. */
function make(cognito, claim, user) {
  const [[name, input]] = Object.entries(claim)
  return refusalOf(cognito.send(new aws[`${name}Command`]({ ...user, ...input })))
}

const signIn = (cognito, env, USERNAME) =>
  cognito.send(
    new aws.InitiateAuthCommand({
      ClientId: env.CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: password },
    }),
  )

/** The name of Cognito's refusal, if it refuses because of the user or the token; any other failure ends the proof. */
async function refusalOf(call) {
  try {
    await call
  } catch (error) {
    if (/^(NotAuthorized|InvalidParameter)Exception$/.test(error.name)) return error.name
    throw error
  }
}
