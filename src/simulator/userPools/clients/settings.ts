import type { Input } from '../../model/types.ts'
import type { ClientSettings } from '../../store/userPoolClients.ts'

type Given = Omit<Input<'UpdateUserPoolClient'>, 'UserPoolId' | 'ClientId'>

/**
 * An app client's settings as given, with defaults in place of what was left out. Update replaces all of them.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
 */
export const clientSettingsFrom = (given: Given, ClientName: string): ClientSettings => ({
  ClientName,
  // 0 stands for the default.
  RefreshTokenValidity: given.RefreshTokenValidity || 30,
  AccessTokenValidity: given.AccessTokenValidity,
  IdTokenValidity: given.IdTokenValidity,
  TokenValidityUnits: given.TokenValidityUnits,
  ReadAttributes: given.ReadAttributes,
  WriteAttributes: given.WriteAttributes,
  ExplicitAuthFlows: given.ExplicitAuthFlows,
  SupportedIdentityProviders: given.SupportedIdentityProviders,
  CallbackURLs: given.CallbackURLs,
  LogoutURLs: given.LogoutURLs,
  DefaultRedirectURI: given.DefaultRedirectURI,
  AllowedOAuthFlows: given.AllowedOAuthFlows,
  AllowedOAuthScopes: given.AllowedOAuthScopes,
  AllowedOAuthFlowsUserPoolClient: given.AllowedOAuthFlowsUserPoolClient ?? false,
  AnalyticsConfiguration: given.AnalyticsConfiguration,
  PreventUserExistenceErrors: given.PreventUserExistenceErrors,
  EnableTokenRevocation: given.EnableTokenRevocation ?? true,
  EnablePropagateAdditionalUserContextData: given.EnablePropagateAdditionalUserContextData,
  AuthSessionValidity: given.AuthSessionValidity ?? 3,
  RefreshTokenRotation: given.RefreshTokenRotation,
})
