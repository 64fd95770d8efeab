import * as aws from '@aws-sdk/client-cognito-identity-provider'

const old = 'Analytical-1843'
const chosen = 'Difference-1822'

/** The claim is a call: it holds if it ends Ada's old password, and she sets a new one with a code that was mailed to her. */
export async function endsTheOldPassword({ simulate, step }, claim) {
  const { cognito, env, inbox } = await simulate('returning-customer')
  const ada = { UserPoolId: env.USER_POOL_ID, Username: 'ada' }
  const [[name, input]] = Object.entries(claim)
  await cognito.send(new aws[`${name}Command`]({ ...ada, ...input }))
  const refusal = (await signIn(cognito, env, old)).refusal
  await step('Support has made its call, and somebody has tried the old password')

  const [mail] = await inbox()
  if (mail?.to !== 'ada@example.com') return false
  await cognito.send(
    new aws.ConfirmForgotPasswordCommand({
      ...{ ClientId: env.CLIENT_ID, Username: 'ada' },
      ...{ ConfirmationCode: mail.code, Password: chosen },
    }),
  )
  const { AuthenticationResult } = await signIn(cognito, env, chosen)
  return refusal === 'PasswordResetRequiredException' && AuthenticationResult !== undefined
}

/** The claim lists attributes: it holds if these, and no others, hold the addresses that the code is sent to. */
export async function whereTheCodeGoes({ simulate, step }, claim) {
  const { cognito, env, inbox } = await simulate('returning-customer')
  const UserPoolId = env.USER_POOL_ID
  const addresses = { email: 'ada@example.com', phone_number: '+14255550123' }
  const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/cognito-sms', ExternalId: 'shop' }
  const RecoveryMechanisms = [
    { Name: 'verified_phone_number', Priority: 1 },
    { Name: 'verified_email', Priority: 2 },
  ]
  await cognito.send(
    new aws.UpdateUserPoolCommand({
      UserPoolId,
      SmsConfiguration,
      AccountRecoverySetting: { RecoveryMechanisms },
    }),
  )
  await cognito.send(
    new aws.SetUserPoolMfaConfigCommand({
      ...{ UserPoolId, MfaConfiguration: 'OPTIONAL' },
      SmsMfaConfiguration: { SmsConfiguration },
    }),
  )
  const UserAttributes = Object.entries(addresses).flatMap(([Name, Value]) => [
    { Name, Value },
    { Name: `${Name}_verified`, Value: 'true' },
  ])
  const ada = { UserPoolId, Username: 'ada' }
  await cognito.send(new aws.AdminUpdateUserAttributesCommand({ ...ada, UserAttributes }))
  await cognito.send(new aws.AdminSetUserMFAPreferenceCommand({ ...ada, SMSMfaSettings: { Enabled: true } }))
  const before = (await inbox()).length
  await step('Ada has two verified addresses, and SMS as her factor')

  await cognito.send(new aws.ForgotPasswordCommand({ ClientId: env.CLIENT_ID, Username: 'ada' }))
  const messages = await inbox()
  const reached = messages.slice(0, messages.length - before).map(({ to }) => to)
  return (
    reached.toSorted().join() ===
    claim
      .map((name) => addresses[name])
      .toSorted()
      .join()
  )
}

/** The claim is a setting: it holds if with it, and not without it, a name that exists is answered like one that does not. */
export async function hidesWhoExists({ simulate, step }, { pool, client }) {
  const { cognito } = await simulate('returning-customer')
  const usual = await answersDiffer(cognito)
  await step('With the settings as they come, answers differ')
  return usual && !(await answersDiffer(cognito, pool, client))
}

async function answersDiffer(cognito, pool, client) {
  const { UserPool } = await cognito.send(new aws.CreateUserPoolCommand({ PoolName: 'club', ...pool }))
  const UserPoolId = UserPool.Id
  const { UserPoolClient } = await cognito.send(
    new aws.CreateUserPoolClientCommand({
      ...{ UserPoolId, ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
      ...client,
    }),
  )
  const UserAttributes = [
    { Name: 'email', Value: 'grace@example.com' },
    { Name: 'email_verified', Value: 'true' },
  ]
  const grace = { UserPoolId, Username: 'grace' }
  await cognito.send(new aws.AdminCreateUserCommand({ ...grace, UserAttributes, MessageAction: 'SUPPRESS' }))
  await cognito.send(new aws.AdminSetUserPasswordCommand({ ...grace, Password: chosen, Permanent: true }))

  const { ClientId } = UserPoolClient
  const tried = async (Username) => [
    (await signIn(cognito, { CLIENT_ID: ClientId }, old, Username)).refusal,
    (await answerOf(cognito.send(new aws.ForgotPasswordCommand({ ClientId, Username })))).refusal,
  ]
  return String(await tried('grace')) !== String(await tried('nobody'))
}

const signIn = (cognito, env, PASSWORD, USERNAME = 'ada') =>
  answerOf(
    cognito.send(
      new aws.InitiateAuthCommand({
        ClientId: env.CLIENT_ID,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME, PASSWORD },
      }),
    ),
  )

/** What Cognito answers, or the name of its refusal of a user or a password; any other failure ends the proof. */
async function answerOf(call) {
  try {
    return await call
  } catch (error) {
    if (/^(NotAuthorized|PasswordResetRequired|UserNotFound)Exception$/.test(error.name)) {
      return { refusal: error.name }
    }
    throw error
  }
}
