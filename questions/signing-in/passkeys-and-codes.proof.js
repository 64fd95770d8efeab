import * as aws from '@aws-sdk/client-cognito-identity-provider'

const password = 'Compiler-1952'
const rpId = 'shop.example.com'

/** The claim is a call: it holds if a code, not offered before it, is sent after it. */
export async function offersTheCode({ simulate, step }, claim) {
  const { cognito, inbox } = await simulate('returning-customer')
  const pool = await passwordless(cognito, ['PASSWORD', 'EMAIL_OTP'])
  const grace = { UserPoolId: pool.UserPoolId, Username: 'grace' }
  const UserAttributes = [{ Name: 'email', Value: 'grace@example.com' }]
  await cognito.send(new aws.AdminCreateUserCommand({ ...grace, UserAttributes, MessageAction: 'SUPPRESS' }))
  await cognito.send(new aws.AdminSetUserPasswordCommand({ ...grace, Password: password, Permanent: true }))
  const before = await choose(cognito, pool, 'EMAIL_OTP')
  await step('Grace is offered her password alone')

  await make(cognito, claim, grace)
  const after = await choose(cognito, pool, 'EMAIL_OTP')
  const isSent = (await inbox())[0]?.to === 'grace@example.com'
  return before.ChallengeName === 'SELECT_CHALLENGE' && after.ChallengeName === 'EMAIL_OTP' && isSent
}

/** The claim is a setting: it holds if with it a passkey brings tokens where MFA is required. */
export async function passkeyIsEnough({ simulate, step }, { passkeys, pool: settings }) {
  const { cognito } = await simulate('returning-customer')
  const { UserPoolId, ClientId } = await passwordless(cognito, ['PASSWORD', 'WEB_AUTHN'])
  const grace = { UserPoolId, Username: 'grace' }
  await setMfa(cognito, UserPoolId, 'OPTIONAL')
  const UserAttributes = [{ Name: 'phone_number', Value: '+14255550123' }]
  await cognito.send(new aws.AdminCreateUserCommand({ ...grace, UserAttributes, MessageAction: 'SUPPRESS' }))
  await cognito.send(new aws.AdminSetUserPasswordCommand({ ...grace, Password: password, Permanent: true }))
  const passkey = await registerPasskey(cognito, ClientId)
  const Enabled = true
  await cognito.send(
    new aws.AdminSetUserMFAPreferenceCommand({
      ...grace,
      SMSMfaSettings: { Enabled },
      WebAuthnMfaSettings: { Enabled },
    }),
  )
  await setMfa(cognito, UserPoolId, 'ON', passkeys)
  await step('Grace has both, and the pool requires MFA')

  if (settings) {
    // An update takes back what it does not name.
    const Policies = policies(['PASSWORD', 'WEB_AUTHN'])
    const update = { UserPoolId, MfaConfiguration: 'ON', SmsConfiguration, Policies }
    await refusalOf(cognito.send(new aws.UpdateUserPoolCommand({ ...update, ...settings })))
  }
  const { ChallengeName, Session, ChallengeParameters } = await choose(cognito, { ClientId }, 'WEB_AUTHN')
  if (ChallengeName !== 'WEB_AUTHN') return false
  const CREDENTIAL = await passkey.sign(JSON.parse(ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS))
  const { AuthenticationResult } = await cognito.send(
    new aws.RespondToAuthChallengeCommand({
      ...{ ClientId, ChallengeName, Session },
      ChallengeResponses: { USERNAME: 'grace', CREDENTIAL: JSON.stringify(CREDENTIAL) },
    }),
  )
  return AuthenticationResult !== undefined
}

/** The claim is a sign-in or a call: it holds if what it returns lets the app register a passkey. */
export async function opensTheRegistration({ simulate, step }, { signIn, ...call }) {
  const { cognito, inbox } = await simulate('returning-customer')
  const pool = await passwordless(cognito, ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'])
  const { UserPoolId, ClientId } = pool
  const grace = { ClientId, Username: 'grace' }
  await setMfa(cognito, UserPoolId, 'OFF')
  const UserAttributes = [{ Name: 'email', Value: 'grace@example.com' }]
  await cognito.send(new aws.SignUpCommand({ ...grace, UserAttributes }))
  const [{ code }] = await inbox()
  await cognito.send(new aws.ConfirmSignUpCommand({ ...grace, ConfirmationCode: code }))
  await step('Grace is confirmed, and has no password')

  const answer = signIn
    ? await signInBy(cognito, pool, inbox, signIn)
    : await make(cognito, call, { UserPoolId, Username: 'grace' })
  const AccessToken = answer?.AuthenticationResult?.AccessToken ?? answer?.Session
  if (!AccessToken) return false
  const start = cognito.send(new aws.StartWebAuthnRegistrationCommand({ AccessToken }))
  return (await refusalOf(start)) === undefined
}

async function signInBy(cognito, pool, inbox, preferred) {
  const challenged = await choose(cognito, pool, preferred)
  if (challenged.ChallengeName !== 'EMAIL_OTP' || preferred !== 'EMAIL_OTP') return challenged
  const { ChallengeName, Session } = challenged
  const [{ code }] = await inbox()
  return cognito.send(
    new aws.RespondToAuthChallengeCommand({
      ...{ ClientId: pool.ClientId, ChallengeName, Session },
      ChallengeResponses: { USERNAME: 'grace', EMAIL_OTP_CODE: code },
    }),
  )
}

const policies = (AllowedFirstAuthFactors) => ({ SignInPolicy: { AllowedFirstAuthFactors } })

async function passwordless(cognito, factors) {
  const { UserPool } = await cognito.send(
    new aws.CreateUserPoolCommand({
      ...{ PoolName: 'shop', AutoVerifiedAttributes: ['email'], Policies: policies(factors) },
    }),
  )
  const { UserPoolClient } = await cognito.send(
    new aws.CreateUserPoolClientCommand({
      ...{ UserPoolId: UserPool.Id, ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
    }),
  )
  return { UserPoolId: UserPool.Id, ClientId: UserPoolClient.ClientId }
}

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::123456789012:role/cognito-sms', ExternalId: 'shop' }

const setMfa = (cognito, UserPoolId, MfaConfiguration, passkeys) =>
  cognito.send(
    new aws.SetUserPoolMfaConfigCommand({
      ...{ UserPoolId, MfaConfiguration },
      SmsMfaConfiguration: { SmsConfiguration },
      WebAuthnConfiguration: { RelyingPartyId: rpId, ...passkeys },
    }),
  )

const choose = (cognito, { ClientId }, preferred, more) =>
  cognito.send(
    new aws.InitiateAuthCommand({
      ...{ ClientId, AuthFlow: 'USER_AUTH' },
      AuthParameters: { USERNAME: 'grace', PREFERRED_CHALLENGE: preferred, ...more },
    }),
  )

/** Makes the one call that a claim names, about this user. */
function make(cognito, claim, user) {
  const [[name, input]] = Object.entries(claim)
  return cognito.send(new aws[`${name}Command`]({ ...user, ...input }))
}

/** The name of Cognito's refusal of a setting or a token, if it refuses; any other failure ends the proof. */
async function refusalOf(call) {
  try {
    await call
  } catch (error) {
    if (/^(InvalidParameter|NotAuthorized)Exception$/.test(error.name)) return error.name
    throw error
  }
}

/** Grace signs in with her password and adds a passkey. */
async function registerPasskey(cognito, ClientId) {
  const { AuthenticationResult } = await choose(cognito, { ClientId }, 'PASSWORD', { PASSWORD: password })
  const { AccessToken } = AuthenticationResult
  const { CredentialCreationOptions } = await cognito.send(
    new aws.StartWebAuthnRegistrationCommand({ AccessToken }),
  )
  const passkey = await newPasskey()
  const Credential = await passkey.create(CredentialCreationOptions)
  await cognito.send(new aws.CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }))
  return passkey
}

// A passkey provider that checks its user: what a browser and a phone do (WebAuthn, with an ES256 key).

async function newPasskey() {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const { x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  const id = crypto.getRandomValues(new Uint8Array(16))
  const site = await sha256(rpId)
  /** Flags: the user is present and verified. Then a counter, which stays at zero. */
  const authData = (flags, ...more) => joined(site, [flags, 0, 0, 0, 0], ...more)
  const clientData = (type, challenge) =>
    joined(JSON.stringify({ type, challenge, origin: `https://${rpId}`, crossOrigin: false }))
  const credential = (response) => ({
    ...{ id: base64url(id), rawId: base64url(id), type: 'public-key' },
    ...{ response, clientExtensionResults: {} },
  })
  return {
    async create({ challenge }) {
      const cose = [[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], decoded(x), [0x22, 0x58, 32], decoded(y)]
      const data = await authData(0x45, new Uint8Array(16), [0, id.length], id, ...cose)
      const start = [[0xa3, 0x63], 'fmt', [0x64], 'none', [0x67], 'attStmt', [0xa0, 0x68], 'authData']
      const attestationObject = base64url(await joined(...start, [0x58, data.length], data))
      const clientDataJSON = base64url(await clientData('webauthn.create', challenge))
      return credential({ clientDataJSON, attestationObject, transports: ['internal'] })
    },
    async sign({ challenge }) {
      const data = await authData(0x05)
      const client = await clientData('webauthn.get', challenge)
      const message = await joined(data, await sha256(client))
      const signature = der(new Uint8Array(await crypto.subtle.sign(ecdsa, keys.privateKey, message)))
      return credential({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      })
    },
  }
}

/** An ECDSA signature as a sequence of two integers. */
function der(signature) {
  const integers = [signature.subarray(0, 32), signature.subarray(32)].flatMap((half) => {
    const digits = [...half.subarray(half.findIndex((byte) => byte !== 0))]
    if (digits[0] >= 0x80) digits.unshift(0)
    return [2, digits.length, ...digits]
  })
  return Uint8Array.from([0x30, integers.length, ...integers])
}

const joined = async (...parts) =>
  new Uint8Array(
    await new Blob(parts.map((part) => (Array.isArray(part) ? Uint8Array.from(part) : part))).arrayBuffer(),
  )

const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest('SHA-256', await joined(data)))

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const decoded = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
