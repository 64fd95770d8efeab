import {
  AdminDeleteUserAttributesCommand,
  AdminUpdateUserAttributesCommand,
  DeleteUserAttributesCommand,
  GetUserAttributeVerificationCodeCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { type Here, type Step, attributes } from '../steps.ts'

export const update = (here: Here, AccessToken: string, values: Record<string, string>) =>
  here.cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: attributes(values) }))
export const adminUpdate =
  (values: Record<string, string>, Username = 'ada'): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username,
        UserAttributes: attributes(values),
      }),
    )
export const adminDelete =
  (...UserAttributeNames: string[]): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new AdminDeleteUserAttributesCommand({ UserPoolId, Username: 'ada', UserAttributeNames }))
export const remove = (here: Here, AccessToken: string, ...UserAttributeNames: string[]) =>
  here.cognito.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames }))
export const askCode = (here: Here, AccessToken: string, AttributeName: string) =>
  here.cognito.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName }))
export const verify = (here: Here, AccessToken: string, Code: string, AttributeName = 'email') =>
  here.cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName, Code }))
