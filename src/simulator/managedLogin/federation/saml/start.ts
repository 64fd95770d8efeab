import { BINDING } from '../../../crypto/xml/saml.ts'
import type { Answer } from '../../../record.ts'
import { newErrand } from '../../../store/federation.ts'
import type { IdentityProvider } from '../../../store/identityProviders.ts'
import { redirect } from '../../answers.ts'
import { urlOf, type Visit } from '../../visit.ts'
import { csrfCookies } from '../csrf.ts'
import { addressFor, newRequest } from './message.ts'
import { metadataOf } from './metadata.ts'

/**
 * Sends the browser to a SAML provider with a request. The RelayState is opaque: what the app gave along stays here.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-session-initiation.html
 *
 * @returns nothing when the provider has no metadata that holds
 */
export async function startAtSaml(visit: Visit, provider: IdentityProvider): Promise<Answer | undefined> {
  const metadata = await metadataOf(visit, provider)
  if (!metadata) return undefined
  const { context, pool, query } = visit
  const { id, request } = newRequest(visit, 'AuthnRequest', {
    AssertionConsumerServiceURL: urlOf(visit, '/saml2/idpresponse'),
    Destination: metadata.sso,
    ProtocolBinding: BINDING.post,
  })
  const [RelayState, { csrf }] = newErrand(context, {
    ...{ UserPoolId: pool.Id, provider: provider.ProviderName },
    ...{ query: String(query), expected: id },
  })
  const isSigned = provider.ProviderDetails.RequestSigningAlgorithm !== undefined
  const to = await addressFor(visit, metadata.sso, { request, RelayState, isSigned })
  return redirect(to, csrfCookies(csrf, 300))
}
