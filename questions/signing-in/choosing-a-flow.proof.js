import * as aws from '@aws-sdk/client-cognito-identity-provider'

const ada = { USERNAME: 'ada', PASSWORD: 'Analytical-1843' }

/**
 * The claim is a flow and an operation: it holds if they sign Ada in with AWS credentials where that flow is all that the
 * app client allows, and without credentials the request is refused.
 */
export async function onlyWithAwsCredentials({ simulate, step }, { flow, call }) {
  const { cognito, env, fetch } = await simulate('returning-customer')
  await update(cognito, env, { ExplicitAuthFlows: [`ALLOW_${flow}`] })
  await step('The app client allows one flow')

  const where = { ClientId: env.CLIENT_ID, ...(call.startsWith('Admin') && { UserPoolId: env.USER_POOL_ID }) }
  const input = { ...where, AuthFlow: flow, AuthParameters: ada }
  const signed = await answerOf(cognito.send(new aws[`${call}Command`](input)))
  const unsigned = await fetch(`https://cognito-idp.${env.AWS_REGION}.amazonaws.com/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${call}`,
    },
    body: JSON.stringify(input),
  })
  const { __type } = await unsigned.json()
  return signed.AuthenticationResult !== undefined && __type === 'MissingAuthenticationTokenException'
}

/** The claim is an app client's settings: it holds if a refresh that was refused without them is answered with them. */
export async function letsTheAppRenew({ simulate, step }, claim) {
  const { cognito, env, clock } = await simulate('returning-customer')
  await update(cognito, env, { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] })
  const { AuthenticationResult: tokens } = await initiate(cognito, env, 'USER_PASSWORD_AUTH', ada)
  await clock.advance(61 * 60 * 1000)
  const renew = () =>
    answerOf(initiate(cognito, env, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: tokens.RefreshToken }))
  const before = await renew()
  await step('After 61 minutes the app can’t renew its tokens')

  await update(cognito, env, claim)
  const after = await renew()
  return before.refusal === 'InvalidParameterException' && after.AuthenticationResult !== undefined
}

/** The claim is a flow: it holds if Grace, whom only the old directory knows, is in the pool after signing in by it. */
export async function movesGrace({ simulate, step }, { AuthFlow, ...parameters }) {
  const { cognito, env } = await simulate('every-trigger')
  const flows = ['USER_PASSWORD', 'USER_SRP', 'CUSTOM', 'USER', 'REFRESH_TOKEN']
  await update(cognito, env, { ExplicitAuthFlows: flows.map((name) => `ALLOW_${name}_AUTH`) })
  await step('The app client allows every flow')

  const isSrp = AuthFlow === 'USER_SRP_AUTH' || parameters.PREFERRED_CHALLENGE === 'PASSWORD_SRP'
  const typed = isSrp ? { SRP_A: '5eed'.repeat(8) } : { PASSWORD: 'Compiler-1952' }
  await answerOf(initiate(cognito, env, AuthFlow, { USERNAME: 'grace', ...typed, ...parameters }))
  const { Users } = await cognito.send(new aws.ListUsersCommand({ UserPoolId: env.USER_POOL_ID }))
  return Users.some(({ Username, UserStatus }) => Username === 'grace' && UserStatus === 'CONFIRMED')
}

const update = (cognito, env, settings) =>
  cognito.send(
    new aws.UpdateUserPoolClientCommand({
      UserPoolId: env.USER_POOL_ID,
      ClientId: env.CLIENT_ID,
      ...settings,
    }),
  )

const initiate = (cognito, env, AuthFlow, AuthParameters) =>
  cognito.send(new aws.InitiateAuthCommand({ ClientId: env.CLIENT_ID, AuthFlow, AuthParameters }))

/** What Cognito answers, or the name of its refusal; any other failure ends the proof. */
async function answerOf(call) {
  try {
    return await call
  } catch (error) {
    if (/^(InvalidParameter|UserNotFound)Exception$/.test(error.name)) return { refusal: error.name }
    throw error
  }
}
