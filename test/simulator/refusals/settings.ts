import { SetUserSettingsCommand } from '@aws-sdk/client-cognito-identity-provider'
import { inOrder, confirm, signUp } from '../userPools/steps.ts'
import { SMS, adminSet } from '../userPools/steps/settings.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

export const settings: Refusal[] = [
  {
    when: 'AdminSetUserSettings without a phone number',
    given: inOrder(signUp(), confirm()),
    call: adminSet(SMS),
    refused: {
      name: 'InvalidParameterException',
      message: 'User does not have delivery config set to turn on SMS_MFA',
    },
    evidence: 'recorded for SetUserMFAPreference',
    source: api('AdminSetUserSettings'),
  },
  {
    when: 'AdminSetUserSettings with e-mail',
    given: inOrder(signUp(), confirm()),
    call: adminSet([{ DeliveryMedium: 'EMAIL', AttributeName: 'email' }]),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('AdminSetUserSettings'),
  },
  {
    when: 'AdminSetUserSettings for nobody',
    call: adminSet(SMS),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'docs; text recorded',
    source: api('AdminSetUserSettings'),
  },
  {
    when: 'SetUserSettings with rubbish',
    call: ({ cognito }) =>
      cognito.send(new SetUserSettingsCommand({ AccessToken: 'rubbish', MFAOptions: [] })),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
    evidence: 'recorded',
    source: api('SetUserSettings'),
  },
]
