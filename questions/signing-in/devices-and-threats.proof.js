import * as aws from '@aws-sdk/client-cognito-identity-provider'

const password = 'Analytical-1843'

/** The claim names a call: it holds if after it Ada's device is asked for no code, and another one still is. */
export async function sparesThisDevice({ simulate, step }, claim) {
  const { cognito, env, clock } = await simulate('returning-customer')
  const trusting = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true }
  await update(cognito, env, trusting)
  const { AccessToken, device } = await signInWithApp(cognito, env, clock)
  await confirm(cognito, AccessToken, device)
  const before = await signIn(cognito, env, { DEVICE_KEY: device.DeviceKey })
  await step('The device is confirmed, and the code is asked for')

  const { DeviceKey } = device
  const calls = {
    UpdateDeviceStatus: () =>
      cognito.send(
        new aws.UpdateDeviceStatusCommand({ AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' }),
      ),
    SetUserMFAPreference: () =>
      cognito.send(
        new aws.SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: false } }),
      ),
    UpdateUserPool: () =>
      update(cognito, env, { ...trusting, ChallengeRequiredOnNewDevice: false }, 'OPTIONAL'),
    ConfirmDevice: () => confirm(cognito, AccessToken, device),
  }
  await answerOf(calls[claim]())
  const here = await signIn(cognito, env, { DEVICE_KEY: DeviceKey })
  const elsewhere = await signIn(cognito, env)
  const isAsked = ({ ChallengeName }) => ChallengeName === 'SOFTWARE_TOKEN_MFA'
  return isAsked(before) && here.ChallengeName === 'DEVICE_SRP_AUTH' && isAsked(elsewhere)
}

/** The claim names a parameter: it holds if a refresh that was refused without it is answered with it. */
export async function renewsOnTheDevice({ simulate, step }, claim) {
  const { cognito, env, clock } = await simulate('returning-customer')
  await update(cognito, env, { DeviceOnlyRememberedOnUserPrompt: false })
  const { AuthenticationResult } = await signIn(cognito, env)
  const { AccessToken, RefreshToken, NewDeviceMetadata: device } = AuthenticationResult
  await confirm(cognito, AccessToken, device)
  await clock.advance(5 * 60 * 1000)
  const renew = (more) =>
    answerOf(initiate(cognito, env, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken, ...more }))
  const before = await renew({})
  await step('The refresh token alone is refused')

  const known = {
    DEVICE_KEY: device.DeviceKey,
    DEVICE_GROUP_KEY: device.DeviceGroupKey,
    USERNAME: 'ada',
    PASSWORD: password,
  }
  const after = await renew({ [claim]: known[claim] })
  return /Invalid Refresh Token/.test(before.refusal) && after.AuthenticationResult !== undefined
}

/**
 * The claim is a part of the call with an address in it: it holds if the blocked address keeps Ada out, and another one in
 * its place does not.
 */
export async function blocksTheAddress({ simulate, step }, claim) {
  const { cognito, env } = await simulate('threat-protection')
  const { USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId } = env
  const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH']
  await cognito.send(new aws.UpdateUserPoolClientCommand({ UserPoolId, ClientId, ExplicitAuthFlows }))
  const RiskExceptionConfiguration = { BlockedIPRangeList: ['203.0.113.0/24'] }
  await cognito.send(new aws.SetRiskConfigurationCommand({ UserPoolId, RiskExceptionConfiguration }))
  const signInFrom = ({ AuthParameters, ...more }) =>
    answerOf(
      cognito.send(
        new aws.AdminInitiateAuthCommand({
          ...{ UserPoolId, ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', ...more },
          AuthParameters: { USERNAME: 'ada', PASSWORD: password, ...AuthParameters },
        }),
      ),
    )
  const before = await signInFrom({})
  await step('From a blocked range, Ada gets in')

  const blocked = await signInFrom(claim)
  const other = await signInFrom(JSON.parse(JSON.stringify(claim).replace('203.0.113.7', '198.51.100.7')))
  const isIn = ({ AuthenticationResult }) => AuthenticationResult !== undefined
  return isIn(before) && /security reasons/.test(blocked.refusal) && isIn(other)
}

/** Ada registers an authenticator app, and signs in with it from a device that Cognito names. */
async function signInWithApp(cognito, env, clock) {
  await cognito.send(
    new aws.SetUserPoolMfaConfigCommand({
      ...{ UserPoolId: env.USER_POOL_ID, MfaConfiguration: 'OPTIONAL' },
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )
  const first = await signIn(cognito, env)
  const { AccessToken } = first.AuthenticationResult
  const { SecretCode } = await cognito.send(new aws.AssociateSoftwareTokenCommand({ AccessToken }))
  const UserCode = await totp(SecretCode, clock.now())
  await cognito.send(new aws.VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  const SoftwareTokenMfaSettings = { Enabled: true }
  await cognito.send(new aws.SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))

  // A code is good once: the next one comes half a minute later.
  await clock.advance(30_000)
  const { ChallengeName, Session } = await signIn(cognito, env)
  const { AuthenticationResult } = await cognito.send(
    new aws.RespondToAuthChallengeCommand({
      ...{ ClientId: env.CLIENT_ID, ChallengeName, Session },
      ChallengeResponses: {
        USERNAME: 'ada',
        SOFTWARE_TOKEN_MFA_CODE: await totp(SecretCode, clock.now()),
      },
    }),
  )
  return { AccessToken: AuthenticationResult.AccessToken, device: AuthenticationResult.NewDeviceMetadata }
}

/** Registers a device. What it would prove its secret by is never asked for here. */
const confirm = (cognito, AccessToken, { DeviceKey }) =>
  cognito.send(
    new aws.ConfirmDeviceCommand({
      ...{ AccessToken, DeviceKey, DeviceName: 'Phone' },
      DeviceSecretVerifierConfig: { Salt: btoa('sixteen letters.'), PasswordVerifier: btoa('a verifier') },
    }),
  )

const update = (cognito, env, DeviceConfiguration, MfaConfiguration = 'OFF') =>
  cognito.send(
    new aws.UpdateUserPoolCommand({ UserPoolId: env.USER_POOL_ID, DeviceConfiguration, MfaConfiguration }),
  )

const signIn = (cognito, env, more) =>
  initiate(cognito, env, 'USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: password, ...more })

const initiate = (cognito, env, AuthFlow, AuthParameters) =>
  cognito.send(new aws.InitiateAuthCommand({ ClientId: env.CLIENT_ID, AuthFlow, AuthParameters }))

/** What Cognito answers, or in which words it refuses a token, a device or a sign-in; any other failure ends the proof. */
async function answerOf(call) {
  try {
    return await call
  } catch (error) {
    if (/^(NotAuthorized|DeviceKeyExists)Exception$/.test(error.name)) return { refusal: error.message }
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
