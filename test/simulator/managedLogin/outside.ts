import {
  CreateIdentityProviderCommand,
  UpdateUserPoolClientCommand,
  type CreateIdentityProviderCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import type { Here } from '../userPools/steps.ts'
import { CALLBACK, domainWorld } from './domain.ts'

type Settings = Parameters<typeof domainWorld>[0]
export type Made = Awaited<ReturnType<typeof domainWorld>>
type Provider = Partial<CreateIdentityProviderCommandInput>
export type Page = Awaited<ReturnType<Made['browser']['open']>>

export const CORP: Provider = {
  ProviderName: 'Corp',
  ProviderType: 'OIDC',
  ProviderDetails: {
    client_id: 'shop-at-corp',
    client_secret: 'hush',
    attributes_request_method: 'GET',
    oidc_issuer: 'https://corp.idp.example',
    authorize_scopes: 'openid email profile',
  },
  AttributeMapping: { email: 'email', email_verified: 'email_verified', name: 'name' },
}

export const GOOGLE: Provider = {
  ProviderName: 'Google',
  ProviderType: 'Google',
  ProviderDetails: { client_id: 'x', client_secret: 'y', authorize_scopes: 'openid email profile' },
  AttributeMapping: { email: 'email', name: 'name' },
}

export const APPLE: Provider = {
  ProviderName: 'SignInWithApple',
  ProviderType: 'SignInWithApple',
  ProviderDetails: {
    ...{ client_id: 'x', team_id: 'TEAM', key_id: 'KEY', private_key: 'MIGT' },
    authorize_scopes: 'email name',
  },
  AttributeMapping: { email: 'email' },
}

const CLAIM = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

export const STAFF: Provider = {
  ProviderName: 'Staff',
  ProviderType: 'SAML',
  ProviderDetails: { MetadataURL: 'https://staff.idp.example/saml/metadata', IDPInit: 'true' },
  AttributeMapping: { email: `${CLAIM}/emailaddress`, name: `${CLAIM}/name`, profile: 'groups' },
}

/** A pool with a domain, an outside provider, and a client that lets users of both in. */
export async function federatedWorld(provider: Provider = CORP, settings: Settings = {}) {
  const made = await domainWorld(settings)
  await addProvider(made, provider)
  return made
}

export async function addProvider(made: Here, provider: Provider) {
  const { cognito, UserPoolId, ClientId } = made
  const all = { ...CORP, ...provider } as CreateIdentityProviderCommandInput
  await cognito.send(new CreateIdentityProviderCommand({ ...all, UserPoolId }))
  await changeClient(made, ClientId, { SupportedIdentityProviders: ['COGNITO', all.ProviderName!] })
}

/** Changes some settings of the client, and keeps those that a sign-in at the domain needs. */
export const changeClient = (
  { cognito, UserPoolId }: Here,
  ClientId: string,
  more: Partial<ConstructorParameters<typeof UpdateUserPoolClientCommand>[0]>,
) =>
  cognito.send(
    new UpdateUserPoolClientCommand({
      ...{ UserPoolId, ClientId, CallbackURLs: [CALLBACK] },
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code', 'implicit'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      ...more,
    }),
  )

/** Follows a browser over all hosts of the simulated world, through forms that go by themselves, until it leaves it. */
export async function follow({ browser }: Made, page: Page): Promise<Page> {
  const { host } = new URL(page.url)
  const isInside = host.endsWith('.idp.example') || host.endsWith('.amazoncognito.com')
  if (page.response.status === 302 && isInside)
    return follow({ browser } as Made, await browser.open(page.url))
  const markup = page.response.status === 200 ? await page.response.clone().text() : ''
  if (!markup.includes('.submit()')) return page
  return follow({ browser } as Made, await browser.fill(page, {}))
}

/** Signs somebody in at a provider. @returns where that leads */
export async function signInAt(
  made: Made,
  provider: string,
  person = 'ada',
  parameters: Record<string, string> = {},
): Promise<URL> {
  const url = made.authorizeUrl({ identity_provider: provider, ...parameters })
  const page = await follow(made, await made.browser.open(url))
  const isAsked = page.response.status === 200
  const end = isAsked ? await follow(made, await made.browser.fill(page, { person })) : page
  return new URL(end.url)
}

/** What the app makes of the code that it got. */
export async function exchange({ post, ClientId }: Made, back: URL) {
  const code = back.searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', client_id: ClientId, code, redirect_uri: CALLBACK }
  const answered = await post('/oauth2/token', form)
  const tokens = (await answered.json()) as { id_token: string; access_token: string; error?: string }
  if (tokens.error) throw new TypeError(`The code ${code} of ${back.href} brought ${tokens.error}`)
  return { ...tokens, claims: decodeJwt(tokens.id_token) }
}

/** What the app is told went wrong. */
export const errorIn = ({ searchParams }: URL) => ({
  error: searchParams.get('error'),
  words: searchParams.get('error_description'),
})
