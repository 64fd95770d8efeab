import * as aws from '@aws-sdk/client-cognito-identity-provider'

const password = 'Analytical-1843'

/** The claim names a call: it holds if after it Ada's device is asked for no code, and another one still is. */
export async function sparesThisDevice({ simulate, step }, claim) {
  const { cognito, env, inbox } = await simulate('returning-customer')
  const trusting = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true }
  await update(cognito, env, trusting)
  await wantCodes(cognito, env)
  const { AccessToken, NewDeviceMetadata: device } = await signInWithCode(cognito, env, inbox)
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
      cognito.send(new aws.SetUserMFAPreferenceCommand({ AccessToken, SMSMfaSettings: { Enabled: false } })),
    UpdateUserPool: () =>
      update(cognito, env, { ...trusting, ChallengeRequiredOnNewDevice: false }, codesBySms),
    ConfirmDevice: () => confirm(cognito, AccessToken, device),
  }
  await answerOf(calls[claim]())
  const here = await signIn(cognito, env, { DEVICE_KEY: DeviceKey })
  const elsewhere = await signIn(cognito, env)
  const isAsked = ({ ChallengeName }) => ChallengeName === 'SMS_MFA'
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

const codesBySms = {
  MfaConfiguration: 'OPTIONAL',
  SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/cognito-sms', ExternalId: 'shop' },
}

/** Ada has a phone number, and codes by SMS as her second factor. */
async function wantCodes(cognito, env) {
  const { USER_POOL_ID: UserPoolId } = env
  const { MfaConfiguration, SmsConfiguration } = codesBySms
  const SmsMfaConfiguration = { SmsConfiguration }
  await cognito.send(
    new aws.SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration, SmsMfaConfiguration }),
  )
  const ada = { UserPoolId, Username: 'ada' }
  const UserAttributes = [{ Name: 'phone_number', Value: '+14255550123' }]
  await cognito.send(new aws.AdminUpdateUserAttributesCommand({ ...ada, UserAttributes }))
  await cognito.send(new aws.AdminSetUserMFAPreferenceCommand({ ...ada, SMSMfaSettings: { Enabled: true } }))
}

async function signInWithCode(cognito, env, inbox) {
  const { ChallengeName, Session } = await signIn(cognito, env)
  const [{ code }] = await inbox()
  const { AuthenticationResult } = await cognito.send(
    new aws.RespondToAuthChallengeCommand({
      ...{ ClientId: env.CLIENT_ID, ChallengeName, Session },
      ChallengeResponses: { USERNAME: 'ada', SMS_MFA_CODE: code },
    }),
  )
  return AuthenticationResult
}

/** Registers a device. What it would prove its secret by is never asked for here. */
const confirm = (cognito, AccessToken, { DeviceKey }) =>
  cognito.send(
    new aws.ConfirmDeviceCommand({
      ...{ AccessToken, DeviceKey, DeviceName: 'Phone' },
      DeviceSecretVerifierConfig: { Salt: btoa('sixteen letters.'), PasswordVerifier: btoa('a verifier') },
    }),
  )

const update = (cognito, env, DeviceConfiguration, more) =>
  cognito.send(new aws.UpdateUserPoolCommand({ UserPoolId: env.USER_POOL_ID, DeviceConfiguration, ...more }))

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
