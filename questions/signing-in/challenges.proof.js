import * as aws from '@aws-sdk/client-cognito-identity-provider'

const temporary = 'Temporary-1'
const password = 'Compiler-1952'

/** The claim is a setting, or a number of attempts: it holds if an answer after eight minutes, too late before, is taken. */
export async function answeredAfterEightMinutes({ simulate, step }, { pool, client, attempts = 1 }) {
  const { cognito, clock } = await simulate('returning-customer')
  const takesEightMinutes = async (...settings) => {
    const hired = await hire(cognito, ...settings)
    const { ChallengeName, Session } = await signIn(cognito, hired, temporary)
    await clock.advance(8 * 60 * 1000)
    const ChallengeResponses = { USERNAME: 'grace', NEW_PASSWORD: password }
    const answer = () => respond(cognito, hired, { ChallengeName, Session, ChallengeResponses })
    let last
    for (let attempt = 0; attempt < attempts; attempt++) last = await answerOf(answer())
    return last
  }

  const before = await takesEightMinutes()
  await step('With the default settings Grace is too late')
  const after = await takesEightMinutes(pool, client)
  return /expired/.test(before.refusal) && after.AuthenticationResult !== undefined
}

/** The claim names the call whose Session ends setting up an authenticator app: it holds if that brings tokens. */
export async function endsTheSetUp({ simulate, step }, claim) {
  const { cognito, env, clock } = await simulate('returning-customer')
  await cognito.send(
    new aws.SetUserPoolMfaConfigCommand({
      UserPoolId: env.USER_POOL_ID,
      MfaConfiguration: 'ON',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )
  const ada = { ClientId: env.CLIENT_ID, Username: 'ada' }

  const challenged = await signIn(cognito, ada, 'Analytical-1843')
  const associated = await cognito.send(
    new aws.AssociateSoftwareTokenCommand({ Session: challenged.Session }),
  )
  const code = await totp(associated.SecretCode, clock.now())
  const verified = await cognito.send(
    new aws.VerifySoftwareTokenCommand({ Session: associated.Session, UserCode: code }),
  )
  await step('The authenticator app is set up')

  const answers = {
    InitiateAuth: challenged,
    AssociateSoftwareToken: associated,
    VerifySoftwareToken: verified,
    none: {},
  }
  const { AuthenticationResult } = await answerOf(
    respond(cognito, ada, {
      ChallengeName: challenged.ChallengeName,
      Session: answers[claim].Session,
      ChallengeResponses: { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code },
    }),
  )
  return AuthenticationResult !== undefined
}

/** The claim says where the name goes: it holds if Grace gets tokens and her profile has the name. */
export async function sendsTheName({ simulate, step }, { ChallengeResponses, ClientMetadata, later = {} }) {
  const { cognito } = await simulate('returning-customer')
  const grace = await hire(cognito, { Schema: [{ Name: 'name', Required: true }] })
  const { ChallengeName, Session, ChallengeParameters } = await signIn(cognito, grace, temporary)
  await step('The challenge tells what is missing')

  const { AuthenticationResult } = await answerOf(
    respond(cognito, grace, {
      ...{ ChallengeName, Session, ClientMetadata },
      ChallengeResponses: { USERNAME: 'grace', NEW_PASSWORD: password, ...ChallengeResponses },
    }),
  )
  if (ChallengeParameters.requiredAttributes !== '["userAttributes.name"]' || !AuthenticationResult)
    return false
  const { AccessToken } = AuthenticationResult
  const UserAttributes = Object.entries(later).map(([Name, Value]) => ({ Name, Value }))
  if (UserAttributes.length) {
    await cognito.send(new aws.UpdateUserAttributesCommand({ AccessToken, UserAttributes }))
  }
  const profile = await cognito.send(new aws.GetUserCommand({ AccessToken }))
  return profile.UserAttributes.some(({ Name, Value }) => Name === 'name' && Value === 'Grace')
}

/** A pool of its own, in which Grace was given a temporary password. */
async function hire(cognito, pool = {}, client = {}) {
  const { UserPool } = await cognito.send(new aws.CreateUserPoolCommand({ PoolName: 'staff', ...pool }))
  const { UserPoolClient } = await cognito.send(
    new aws.CreateUserPoolClientCommand({
      UserPoolId: UserPool.Id,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ...client,
    }),
  )
  await cognito.send(
    new aws.AdminCreateUserCommand({
      UserPoolId: UserPool.Id,
      Username: 'grace',
      TemporaryPassword: temporary,
      MessageAction: 'SUPPRESS',
    }),
  )
  return { ClientId: UserPoolClient.ClientId, Username: 'grace' }
}

const signIn = (cognito, { ClientId, Username }, PASSWORD) =>
  cognito.send(
    new aws.InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD },
    }),
  )

const respond = (cognito, { ClientId }, answer) =>
  cognito.send(new aws.RespondToAuthChallengeCommand({ ClientId, ...answer }))

/** What Cognito answers, or in which words it refuses a session or a parameter; any other failure ends the proof. */
async function answerOf(call) {
  try {
    return await call
  } catch (error) {
    if (/^(NotAuthorized|InvalidParameter)Exception$/.test(error.name)) return { refusal: error.message }
    throw error
  }
}

/** The six digits that an authenticator app shows (RFC 6238). */
async function totp(secret, now) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
  const digits = bits.map((five) => five.toString(2).padStart(5, '0')).join('')
  const key = Uint8Array.from(digits.match(/.{8}/g), (byte) => parseInt(byte, 2))
  const counter = new Uint8Array(8)
  new DataView(counter.buffer).setUint32(4, Math.floor(now / 30_000))
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const hmac = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign'])
  const mac = new DataView(await crypto.subtle.sign('HMAC', hmac, counter))
  const number = mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
