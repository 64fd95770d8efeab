import type { Account } from '../context.ts'
import { domainsOf, isCustom, originOf } from '../store/domains.ts'
import { find } from '../store/table.ts'
import { issuerOf, type SigningKey } from '../store/userPools.ts'

/** The pool's two public keys, members in the order of Cognito's document. */
export function jwksOf({ state }: Account, poolId: string): { keys: object[] } | undefined {
  const pool = find(state.userPools, poolId)
  return pool && { keys: [publicKey(pool.keys.id), publicKey(pool.keys.access)] }
}

const publicKey = ({ kid, publicJwk: { e, n } }: SigningKey) => ({
  alg: 'RS256',
  e,
  kid,
  kty: 'RSA',
  n,
  use: 'sig',
})

/**
 * The discovery document. Its endpoints are at the pool's domain; without one they stand under the issuer. Each is where
 * this world's reader reaches it; the issuer, which tokens name too, keeps AWS's host name.
 */
export function openIdConfigurationOf({ state, world }: Account, poolId: string): object | undefined {
  const pool = find(state.userPools, poolId)
  if (!pool) return undefined
  const issuer = issuerOf(pool)
  const domains = domainsOf({ state }, pool)
  const domain = domains.find(isCustom) ?? domains[0]
  const pages = world.publicUrl(domain ? originOf(domain) : issuer)
  const oauth = domain ? `${pages}/oauth2` : pages
  return {
    authorization_endpoint: `${oauth}/authorize`,
    end_session_endpoint: `${pages}/logout`,
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${world.publicUrl(issuer)}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `${oauth}/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${oauth}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `${oauth}/userInfo`,
  }
}
