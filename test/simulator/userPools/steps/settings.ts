import { AdminSetUserSettingsCommand, type MFAOptionType } from '@aws-sdk/client-cognito-identity-provider'
import type { Here, Step } from '../steps.ts'

export const SMS: MFAOptionType[] = [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }]
export const adminSet =
  (MFAOptions: MFAOptionType[], Username = 'ada'): Step =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminSetUserSettingsCommand({ UserPoolId, Username, MFAOptions }))
