import {
  AddUserPoolClientSecretCommand,
  type CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const ids = ({ UserPoolId, ClientId }: Here) => ({ UserPoolId, ClientId })
export const addSecret = (here: Here, ClientSecret?: string) =>
  here.cognito.send(new AddUserPoolClientSecretCommand({ ...ids(here), ClientSecret }))
export const OAUTH = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  CallbackURLs: ['https://example.com/callback', 'http://localhost:3000', 'myapp://signed-in'],
  SupportedIdentityProviders: ['COGNITO'],
} satisfies Partial<CreateUserPoolClientCommandInput>
