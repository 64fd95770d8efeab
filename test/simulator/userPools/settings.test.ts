import {
  AdminGetUserCommand,
  AdminSetUserSettingsCommand,
  AdminUpdateUserAttributesCommand,
  ForgotPasswordCommand,
  ListUsersCommand,
  SetUserSettingsCommand,
  type MFAOptionType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { inOrder, testRefusals, type Here, type Step } from './refusal.ts'
import { attributes, confirm, getUser, signedIn, signUp } from './steps.ts'

const SMS: MFAOptionType[] = [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }]
const adminSet =
  (MFAOptions: MFAOptionType[], Username = 'ada'): Step =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminSetUserSettingsCommand({ UserPoolId, Username, MFAOptions }))
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

test('an address that is the second factor is not used to recover a password', async () => {
  const here = await world()
  const forget = () =>
    here.cognito.send(new ForgotPasswordCommand({ ClientId: here.ClientId, Username: 'ada' }))
  await inOrder(signUp(), confirm(), withPhone)(here)
  expect((await forget()).CodeDeliveryDetails!.AttributeName).toBe('phone_number')
  await adminSet(SMS)(here)
  expect((await forget()).CodeDeliveryDetails!.AttributeName).toBe('email')
})

testRefusals([
  {
    when: 'AdminSetUserSettings without a phone number',
    given: inOrder(signUp(), confirm()),
    call: adminSet(SMS),
    name: 'InvalidParameterException',
    message: 'User does not have delivery config set to turn on SMS_MFA',
    evidence: 'recorded for SetUserMFAPreference',
  },
  {
    when: 'AdminSetUserSettings with e-mail',
    given: inOrder(signUp(), confirm()),
    call: adminSet([{ DeliveryMedium: 'EMAIL', AttributeName: 'email' }]),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'docs; no text on record',
  },
  {
    when: 'AdminSetUserSettings for nobody',
    call: adminSet(SMS),
    name: 'UserNotFoundException',
    message: 'User does not exist.',
    evidence: 'docs; text recorded',
  },
  {
    when: 'SetUserSettings with rubbish',
    call: ({ cognito }) =>
      cognito.send(new SetUserSettingsCommand({ AccessToken: 'rubbish', MFAOptions: [] })),
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
    evidence: 'recorded',
  },
])
