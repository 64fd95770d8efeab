import { originOfIdp, STAND_INS } from '../../outsideHosts.ts'
import type { IdentityProvider } from '../../store/identityProviders.ts'
import type { Visit } from '../visit.ts'
import { ask } from './ask.ts'

/** Where a provider is asked. Those of plain OAuth 2.0 have no issuer: they give no ID token. */
export type Endpoints = {
  authorize: string
  token: string
  userInfo?: string
  jwks?: string
  issuer?: string
}

/**
 * The addresses of a provider: of an OpenID Connect provider those in its details, else those it publishes. The social
 * providers are played by stand-ins of the simulated world, for nothing leaves it.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html
 *
 * @returns nothing when the provider can't be reached
 */
export async function endpointsOf(
  visit: Visit,
  { ProviderType, ProviderDetails: details }: IdentityProvider,
): Promise<Endpoints | undefined> {
  const standIn = STAND_INS[ProviderType]
  if (standIn !== undefined) return standInEndpoints(standIn)
  const { authorize_url, token_url, attributes_url, jwks_uri, oidc_issuer = '' } = details
  if (authorize_url && token_url && jwks_uri) {
    return {
      authorize: authorize_url,
      token: token_url,
      jwks: jwks_uri,
      issuer: oidc_issuer,
      ...(attributes_url && { userInfo: attributes_url }),
    }
  }
  const { status, body } = await ask(visit, `${oidc_issuer}/.well-known/openid-configuration`)
  const at = (name: string) => (typeof body?.[name] === 'string' ? body[name] : undefined)
  const [authorize, token, userInfo] = ['authorization', 'token', 'userinfo'].map((name) =>
    at(`${name}_endpoint`),
  )
  const jwks = at('jwks_uri')
  if (status !== 200 || !authorize || !token || !jwks || at('issuer') !== oidc_issuer) return undefined
  return { authorize, token, jwks, issuer: oidc_issuer, ...(userInfo && { userInfo }) }
}

function standInEndpoints(name: string): Endpoints {
  const origin = originOfIdp(name)
  const isOidc = name === 'google' || name === 'apple'
  return {
    authorize: `${origin}/authorize`,
    token: `${origin}/token`,
    // Apple says everything in the ID token.
    ...(name !== 'apple' && { userInfo: `${origin}/userinfo` }),
    ...(isOidc && { jwks: `${origin}/jwks`, issuer: origin }),
  }
}
