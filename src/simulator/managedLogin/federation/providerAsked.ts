import { findIdentityProvider, type IdentityProvider } from '../../store/identityProviders.ts'
import { findByIdentifier } from '../../userPools/pools/identityProviders.ts'
import type { AuthorizeRequest } from '../authorizeRequest.ts'
import { refusedAtClient } from '../refusal.ts'
import type { Visit } from '../visit.ts'

/**
 * The outside provider that a sign-in is to go to: one that the request names, or the only one of a client whose users are
 * all from outside.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 *
 * @returns nothing when the login page is to ask
 * @throws Refused when the client has no such provider (OP-680)
 */
export function providerAsked(visit: Visit, request: AuthorizeRequest): IdentityProvider | undefined {
  const { context, pool, query } = visit
  const supported = request.client.SupportedIdentityProviders ?? []
  const find = (name: string) =>
    supported.includes(name) ? findIdentityProvider(context, pool, name) : undefined
  const [name, identifier] = [query.get('identity_provider'), query.get('idp_identifier')]
  if (name === 'COGNITO' && supported.includes(name)) return undefined
  if (name !== null || identifier !== null) {
    const asked = name ?? findByIdentifier(context, pool, identifier ?? '')?.ProviderName ?? ''
    const found = find(asked)
    if (!found) throw refusedAtClient(request, 'invalid_request')
    return found
  }
  return supported.length === 1 && supported[0] !== 'COGNITO' ? find(supported[0]!) : undefined
}
