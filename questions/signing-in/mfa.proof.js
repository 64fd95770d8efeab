import * as aws from '@aws-sdk/client-cognito-identity-provider'

const password = 'Analytical-1843'

/** The claim names a call: it holds if the next sign-in asks for the code of an app that was registered before. */
export async function makesTheAppAskedFor({ simulate, step }, claim) {
  const { cognito, env, clock } = await simulate('returning-customer')
  await requireApps(cognito, env, 'OPTIONAL')
  const { AuthenticationResult } = await signIn(cognito, env, 'ada', password)
  const { AccessToken } = AuthenticationResult
  const register = async (more) => {
    const { SecretCode } = await cognito.send(new aws.AssociateSoftwareTokenCommand({ AccessToken }))
    const UserCode = await totp(SecretCode, clock.now())
    return cognito.send(new aws.VerifySoftwareTokenCommand({ AccessToken, UserCode, ...more }))
  }
  await register()
  const before = await signIn(cognito, env, 'ada', password)
  await step('The app is registered, and nobody asks for it')

  const calls = {
    SetUserMFAPreference: () =>
      cognito.send(
        new aws.SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } }),
      ),
    RespondToAuthChallenge: () =>
      cognito.send(
        new aws.RespondToAuthChallengeCommand({
          ...{ ClientId: env.CLIENT_ID, ChallengeName: 'MFA_SETUP' },
          ChallengeResponses: { USERNAME: 'ada' },
        }),
      ),
    VerifySoftwareToken: () => register({ FriendlyDeviceName: 'Phone' }),
    ConfirmDevice: () =>
      cognito.send(
        new aws.ConfirmDeviceCommand({ AccessToken, DeviceKey: `${env.AWS_REGION}_${crypto.randomUUID()}` }),
      ),
  }
  await refusalOf(calls[claim]())
  const after = await signIn(cognito, env, 'ada', password)
  return before.AuthenticationResult !== undefined && after.ChallengeName === 'SOFTWARE_TOKEN_MFA'
}

/** The claim lists challenges: it holds if an invited user's first sign-in asks for these and then gives tokens. */
export async function challengesOfAFirstSignIn({ simulate, step }, claim) {
  const { cognito, env, clock } = await simulate('returning-customer')
  await requireApps(cognito, env, 'ON')
  const grace = { UserPoolId: env.USER_POOL_ID, Username: 'grace' }
  await cognito.send(
    new aws.AdminCreateUserCommand({ ...grace, TemporaryPassword: 'Temporary-1', MessageAction: 'SUPPRESS' }),
  )
  await step('Grace has a temporary password')

  const respond = ({ ChallengeName, Session }, responses) =>
    cognito.send(
      new aws.RespondToAuthChallengeCommand({
        ...{ ClientId: env.CLIENT_ID, ChallengeName, Session },
        ChallengeResponses: { USERNAME: 'grace', ...responses },
      }),
    )
  const obey = {
    NEW_PASSWORD_REQUIRED: (asked) => respond(asked, { NEW_PASSWORD: password }),
    MFA_SETUP: async (asked) => {
      const { SecretCode, Session } = await cognito.send(
        new aws.AssociateSoftwareTokenCommand({ Session: asked.Session }),
      )
      const UserCode = await totp(SecretCode, clock.now())
      const verified = await cognito.send(new aws.VerifySoftwareTokenCommand({ Session, UserCode }))
      return respond({ ...asked, Session: verified.Session }, {})
    },
  }
  const asked = []
  let answer = await signIn(cognito, env, 'grace', 'Temporary-1')
  while (answer.ChallengeName) {
    asked.push(answer.ChallengeName)
    answer = await obey[answer.ChallengeName](answer)
  }
  return answer.AuthenticationResult !== undefined && asked.join() === claim.join()
}

/** The claim is a setting of the pool: it holds if MFA by email, refused without it, can be turned on with it. */
export async function allowsMfaByEmail({ simulate, step }, claim) {
  const { cognito, env } = await simulate('returning-customer')
  const UserPoolId = env.USER_POOL_ID
  const turnOn = () =>
    refusalOf(
      cognito.send(
        new aws.SetUserPoolMfaConfigCommand({
          ...{ UserPoolId, MfaConfiguration: 'OPTIONAL' },
          EmailMfaConfiguration: { Subject: 'Your code', Message: 'Your code is {####}' },
        }),
      ),
    )

  const before = await turnOn()
  await step('MFA by email is refused')
  await cognito.send(
    new aws.UpdateUserPoolCommand({ UserPoolId, AutoVerifiedAttributes: ['email'], ...claim }),
  )
  const after = await turnOn()
  return before === 'InvalidParameterException' && after === undefined
}

const requireApps = (cognito, env, MfaConfiguration) =>
  cognito.send(
    new aws.SetUserPoolMfaConfigCommand({
      ...{ UserPoolId: env.USER_POOL_ID, MfaConfiguration },
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )

const signIn = (cognito, env, USERNAME, PASSWORD) =>
  cognito.send(
    new aws.InitiateAuthCommand({
      ClientId: env.CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  )

/** The name of Cognito's refusal, if it is one that a claim may meet; any other failure ends the proof. */
async function refusalOf(call) {
  try {
    await call
  } catch (error) {
    if (/^Invalid(Parameter|UserPoolConfiguration)Exception$/.test(error.name)) return error.name
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
