import { json } from '../../managedLogin/answers.ts'
import type { Answer } from '../../record.ts'
import { findOutsideGrant } from '../../store/outside.ts'
import type { Call } from '../call.ts'
import { originOfIdp } from '../../outsideHosts.ts'
import { providerOf } from '../provider.ts'
import { userInfoClaims } from './claims.ts'

/** OpenID Connect Discovery 1.0. */
export function discovery({ name }: Call): Answer {
  const issuer = originOfIdp(name)
  return json(200, {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    scopes_supported: ['openid', 'email', 'profile'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  })
}

export async function jwks({ context, name }: Call): Promise<Answer> {
  const { publicJwk, kid } = await providerOf(context, name)
  const { kty, n, e } = publicJwk
  return json(200, { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] })
}

/** GET or POST, with the access token in the header or in the form (OpenID Connect Core 5.3.1). */
export function userInfo({ context, name, headers, form }: Call): Answer {
  const [, bearer] = /^Bearer +(.+)$/i.exec(headers.get('authorization') ?? '') ?? []
  const grant = findOutsideGrant(context, name, 'token', bearer ?? form.get('access_token'))
  if (!grant)
    return json(401, { error: 'invalid_token' }, { 'www-authenticate': 'Bearer error="invalid_token"' })
  return json(200, userInfoClaims(grant))
}
