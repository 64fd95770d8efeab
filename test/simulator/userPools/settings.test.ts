import {
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  ForgotPasswordCommand,
  ListUsersCommand,
  SetUserSettingsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { inOrder, type Step, attributes, confirm, getUser, signedIn, signUp } from './steps.ts'
import { SMS, adminSet } from './steps/settings.ts'

const withPhone: Step = ({ cognito, UserPoolId }) =>
  cognito.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId,
      Username: 'ada',
      UserAttributes: attributes({ phone_number: '+15550001111', phone_number_verified: 'true' }),
    }),
  )

test('the older settings turn SMS as second factor on and off; without any, the members are absent', async () => {
  const here = await world()
  const tokens = await signedIn(here)
  await withPhone(here)
  const shown = async () => {
    const { $metadata: _, UserAttributes: _more, Username: _name, ...rest } = await getUser(tokens, here)
    return rest
  }
  expect(await shown()).toEqual({})
  await here.cognito.send(new SetUserSettingsCommand({ AccessToken: tokens.AccessToken, MFAOptions: SMS }))
  expect(await shown()).toEqual({ MFAOptions: SMS, UserMFASettingList: ['SMS_MFA'] })
  const { UserPoolId } = here
  expect(await here.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))).toMatchObject({
    MFAOptions: SMS,
    UserMFASettingList: ['SMS_MFA'],
  })
  expect((await here.cognito.send(new ListUsersCommand({ UserPoolId }))).Users).toMatchObject([
    { MFAOptions: SMS },
  ])
  await adminSet([])(here)
  expect(await shown()).toEqual({})
})

test('where a pool sets ways to recover a password, an address that is the second factor is none', async () => {
  const RecoveryMechanisms = [
    { Priority: 1, Name: 'verified_phone_number' },
    { Priority: 2, Name: 'verified_email' },
  ] as const
  const setting = { AccountRecoverySetting: { RecoveryMechanisms: [...RecoveryMechanisms] } }
  for (const [pool, AttributeName] of [
    [{}, 'phone_number'],
    [setting, 'email'],
  ] as const) {
    const here = await world({ pool })
    const forget = () =>
      here.cognito.send(new ForgotPasswordCommand({ ClientId: here.ClientId, Username: 'ada' }))
    await inOrder(signUp(), confirm(), withPhone)(here)
    expect((await forget()).CodeDeliveryDetails!.AttributeName).toBe('phone_number')
    await adminSet(SMS)(here)
    expect((await forget()).CodeDeliveryDetails!.AttributeName).toBe(AttributeName)
  }
})
