import {
  AdminDisableProviderForUserCommand,
  AdminLinkProviderForUserCommand,
  CreateIdentityProviderCommand,
  type ProviderUserIdentifierType,
} from '@aws-sdk/client-cognito-identity-provider'
import { inOrder, type Step, confirm, signUp } from '../steps.ts'

export const local = (ProviderAttributeValue: string): ProviderUserIdentifierType => ({
  ProviderName: 'Cognito',
  ProviderAttributeName: 'Cognito_Subject',
  ProviderAttributeValue,
})
export const google = (ProviderAttributeValue = '1029'): ProviderUserIdentifierType => ({
  ProviderName: 'Google',
  ProviderAttributeName: 'Cognito_Subject',
  ProviderAttributeValue,
})
export const withGoogle: Step = ({ cognito, UserPoolId }) =>
  cognito.send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id: 'shop', client_secret: 'hush', authorize_scopes: 'openid email' },
    }),
  )
export const link =
  (SourceUser = google(), DestinationUser = local('ada')): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new AdminLinkProviderForUserCommand({ UserPoolId, SourceUser, DestinationUser }))
export const unlink =
  (User = google()): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new AdminDisableProviderForUserCommand({ UserPoolId, User }))
export const ready = inOrder(withGoogle, signUp(), confirm())
