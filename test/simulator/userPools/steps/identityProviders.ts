import {
  CreateIdentityProviderCommand,
  DescribeIdentityProviderCommand,
  type CreateIdentityProviderCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const GOOGLE = { client_id: 'x', client_secret: 'y', authorize_scopes: 'openid email' }
export const SAML = { MetadataURL: 'https://idp.example/metadata' }

export const create =
  (more: Partial<CreateIdentityProviderCommandInput>) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(
      new CreateIdentityProviderCommand({
        UserPoolId,
        ProviderName: 'Google',
        ProviderType: 'Google',
        ProviderDetails: GOOGLE,
        ...more,
      }),
    )
export const createSaml = (ProviderName: string, ...IdpIdentifiers: string[]) =>
  create({ ProviderName, ProviderType: 'SAML', ProviderDetails: SAML, IdpIdentifiers })
export const describe = (ProviderName: string) => async (here: Here) => {
  const { cognito, UserPoolId } = here
  return (await cognito.send(new DescribeIdentityProviderCommand({ UserPoolId, ProviderName })))
    .IdentityProvider!
}
