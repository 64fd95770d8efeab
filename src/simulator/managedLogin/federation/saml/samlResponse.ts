import type { Answer } from '../../../record.ts'
import { findIdentityProvider } from '../../../store/identityProviders.ts'
import { authorizeRequestOf } from '../../authorizeRequest.ts'
import { refusedAtClient, refusedHere } from '../../refusal.ts'
import type { Visit } from '../../visit.ts'
import { admit } from '../admit.ts'
import { findReturn, type Return } from '../idpResponse.ts'
import { BadAssertion, outsiderIn } from './assertion.ts'
import { metadataOf } from './metadata.ts'

/**
 * POST /saml2/idpresponse: the browser brings an assertion; asked for by the pool, or begun at the provider.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-session-initiation.html
 */
export async function samlResponse(visit: Visit): Promise<Answer> {
  const relayState = visit.form.get('RelayState') ?? ''
  const back = findReturn(visit, relayState) ?? findUnasked(visit, relayState)
  if (back?.provider.ProviderType !== 'SAML') {
    const error_description = 'Invalid relayState from identity provider'
    throw refusedHere(visit, { error: 'invalid_request', error_description })
  }
  const { request, provider, errand } = back
  const metadata = await metadataOf(back.visit, provider)
  try {
    if (!metadata) throw new BadAssertion('')
    const outsider = await outsiderIn(back.visit, visit.form.get('SAMLResponse') ?? '', {
      ...{ provider: provider.ProviderName, metadata },
      inResponseTo: errand?.expected,
    })
    return await admit(back, outsider)
  } catch (error) {
    if (!(error instanceof BadAssertion)) throw error
    visit.context.note({ kind: 'decision', what: `Refused: ${error.message}` })
    throw refusedAtClient(request, 'invalid_request', error.message || undefined)
  }
}

/**
 * A sign-in that begins at the provider: the RelayState says where it leads. No request of the app's stands behind it, so
 * nothing tells it from a forged one; a provider must be allowed to, and no client may have providers of another kind.
 *
 * @throws Refused as any authorize request that does not hold
 */
function findUnasked(
  visit: Visit,
  relayState: string,
): (Omit<Return, 'errand'> & { errand?: undefined }) | undefined {
  const { context, pool } = visit
  const query = new URLSearchParams(relayState)
  const find = (name: string) => findIdentityProvider(context, pool, name)
  const provider = find(query.get('identity_provider') ?? '')
  if (provider?.ProviderDetails.IDPInit !== 'true') return undefined
  const asked = { ...visit, query }
  const request = authorizeRequestOf(asked)
  const names = request.client.SupportedIdentityProviders ?? []
  const isAllowed =
    names.includes(provider.ProviderName) && names.every((name) => find(name)?.ProviderType === 'SAML')
  return isAllowed ? { visit: asked, request, provider } : undefined
}
