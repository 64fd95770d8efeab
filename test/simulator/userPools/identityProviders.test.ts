import {
  DeleteIdentityProviderCommand,
  GetGroupCommand,
  GetIdentityProviderByIdentifierCommand,
  ListIdentityProvidersCommand,
  UpdateIdentityProviderCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { GOOGLE, SAML, create, createSaml, describe } from './steps/identityProviders.ts'

const OIDC = {
  client_id: 'x',
  attributes_request_method: 'GET',
  oidc_issuer: 'https://idp.example',
  authorize_scopes: 'openid',
}

test('a provider is kept as given, with what Cognito knows of its kind, and gets a group', async () => {
  const here = await world()
  const { cognito, UserPoolId } = here
  await create({ AttributeMapping: { email: 'email' } })(here)
  expect(await describe('Google')(here)).toEqual({
    UserPoolId,
    ProviderName: 'Google',
    ProviderType: 'Google',
    ProviderDetails: {
      ...GOOGLE,
      attributes_url: 'https://people.googleapis.com/v1/people/me?personFields=',
      attributes_url_add_attributes: 'true',
      authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
      oidc_issuer: 'https://accounts.google.com',
      token_request_method: 'POST',
      token_url: 'https://www.googleapis.com/oauth2/v4/token',
    },
    AttributeMapping: { email: 'email', username: 'sub' },
    CreationDate: expect.any(Date),
    LastModifiedDate: expect.any(Date),
  })
  const GroupName = `${UserPoolId}_Google`
  await expect(cognito.send(new GetGroupCommand({ UserPoolId, GroupName }))).resolves.toBeDefined()
  await expect(here.newClient({ SupportedIdentityProviders: ['Google'] })).resolves.toBeDefined()
})

test('Facebook’s addresses follow the version of its API', async () => {
  const here = await world()
  await create({
    ProviderName: 'Facebook',
    ProviderType: 'Facebook',
    ProviderDetails: { ...GOOGLE, api_version: 'v20.0' },
  })(here)
  const { ProviderDetails, AttributeMapping } = await describe('Facebook')(here)
  expect(ProviderDetails!.token_url).toBe('https://graph.facebook.com/v20.0/oauth/access_token')
  expect(AttributeMapping).toEqual({ username: 'id' })
})

test('a provider is changed in part, found by another name, listed and deleted', async () => {
  const here = await world()
  const { cognito, UserPoolId } = here
  await createSaml('Corp', 'corp.example')(here)
  await create({ ProviderName: 'Partner', ProviderType: 'OIDC', ProviderDetails: OIDC })(here)
  const update = { UserPoolId, ProviderName: 'Corp', AttributeMapping: { email: 'mail' } }
  await cognito.send(new UpdateIdentityProviderCommand(update))
  const { IdentityProvider } = await cognito.send(
    new GetIdentityProviderByIdentifierCommand({ UserPoolId, IdpIdentifier: 'corp.example' }),
  )
  expect(IdentityProvider).toMatchObject({ ProviderDetails: SAML, AttributeMapping: { email: 'mail' } })

  await cognito.send(new DeleteIdentityProviderCommand({ UserPoolId, ProviderName: 'Corp' }))
  const { Providers } = await cognito.send(new ListIdentityProvidersCommand({ UserPoolId }))
  expect(Providers).toEqual([
    {
      ProviderName: 'Partner',
      ProviderType: 'OIDC',
      CreationDate: expect.any(Date),
      LastModifiedDate: expect.any(Date),
    },
  ])
})
