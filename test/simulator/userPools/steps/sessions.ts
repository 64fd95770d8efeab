import {
  AdminListUserSessionsCommand,
  ListUserSessionsCommand,
  SetUserPoolSessionConfigurationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here, Tokens } from '../steps.ts'

export const track =
  (MaxPerUser = 20, UserSessionTracking: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(
      new SetUserPoolSessionConfigurationCommand({
        UserPoolId,
        UserSessionTracking,
        TokenSession: { MaxPerUser },
      }),
    )
export const list = async ({ cognito }: Here, { AccessToken }: Tokens) =>
  (await cognito.send(new ListUserSessionsCommand({ AccessToken }))).Sessions!
export const adminList = async ({ cognito, UserPoolId }: Here) =>
  (await cognito.send(new AdminListUserSessionsCommand({ UserPoolId, Username: 'ada' }))).Sessions!
