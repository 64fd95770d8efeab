import {
  AdminGetUserAuthFactorsCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  GetUserAuthFactorsCommand,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { appCode } from '../../appCode.ts'
import { ada, world } from '../../world.ts'
import { signedIn, signIn } from './steps.ts'
import { setMfa, SMS } from './steps/challenges.ts'
import { deleteToken } from './steps/authFactors.ts'

const CODES = {
  pool: {
    Policies: {
      SignInPolicy: {
        AllowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const, 'SMS_OTP' as const],
      },
    },
  },
}

test('a user’s factors: what the pool allows and they have, and their second ones', async () => {
  const here = await world(CODES)
  const { cognito, UserPoolId } = here
  const { AccessToken } = await signedIn(here, 'ada', { email: ada.email, phone_number: '+441818118181' })
  const ConfiguredUserAuthFactors = ['PASSWORD', 'EMAIL_OTP']
  const own = await cognito.send(new GetUserAuthFactorsCommand({ AccessToken }))
  expect(own).toMatchObject({ Username: 'ada', ConfiguredUserAuthFactors })
  expect(own.UserMFASettingList).toBeUndefined()

  await setMfa({ MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: SMS })(here)
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await cognito.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: 'ada', SMSMfaSettings }))
  await expect(
    cognito.send(new AdminGetUserAuthFactorsCommand({ UserPoolId, Username: 'ada' })),
  ).resolves.toMatchObject({
    Username: 'ada',
    PreferredMfaSetting: 'SMS_MFA',
    UserMFASettingList: ['SMS_MFA'],
    ConfiguredUserAuthFactors,
  })
})

test('AdminDeleteSoftwareToken takes the app away: no second factor is asked for any more', async () => {
  const here = await world()
  const { cognito, UserPoolId } = here
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )
  const { AccessToken } = await signedIn(here)
  const { SecretCode } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }))
  const UserCode = appCode(SecretCode!, here.clock.now())
  await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
  await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
  const factors = new AdminGetUserAuthFactorsCommand({ UserPoolId, Username: 'ada' })
  expect(await cognito.send(factors)).toMatchObject({ PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' })

  await deleteToken()(here)
  expect((await cognito.send(factors)).UserMFASettingList).toBeUndefined()
  expect(await signIn()(here)).toMatchObject({ AccessToken: expect.any(String) })
})

test('AdminDeleteSoftwareToken is no mistake where there is none', async () => {
  const here = await world()
  await signedIn(here)
  await expect(deleteToken()(here)).resolves.toMatchObject({})
  expect(here.user('ada')).not.toHaveProperty('PreferredMfaSetting')
})
