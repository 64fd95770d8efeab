import { PERSISTENT } from '../../../crypto/xml/saml.ts'
import { element } from '../../../crypto/xml/tree.ts'
import type { Answer } from '../../../record.ts'
import type { BrowserSession } from '../../../store/browserSessions.ts'
import { newErrand, takeErrand } from '../../../store/federation.ts'
import { findIdentityProvider } from '../../../store/identityProviders.ts'
import { findUser } from '../../../store/users.ts'
import { identitiesOf } from '../../../userPools/users/identities.ts'
import { redirect } from '../../answers.ts'
import { refusedHere } from '../../refusal.ts'
import type { Visit } from '../../visit.ts'
import { csrfCookies, csrfOf } from '../csrf.ts'
import { addressFor, newRequest } from './message.ts'
import { metadataOf } from './metadata.ts'

/**
 * Signs somebody out at the SAML provider that they came from, where its sign-out flow is on: the request is always signed.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managing-saml-idp-naming.html
 *
 * @param next where the browser goes after that
 * @param cookies what to set on the way
 * @returns nothing where there is no such flow
 */
export async function signOutAtSaml(
  visit: Visit,
  { provider: ProviderName = '', Username }: BrowserSession,
  next: string,
  cookies: string[],
): Promise<Answer | undefined> {
  const { context, pool } = visit
  const provider = findIdentityProvider(context, pool, ProviderName)
  if (provider?.ProviderDetails.IDPSignout !== 'true') return undefined
  const slo = (await metadataOf(visit, provider))?.slo
  const user = findUser(context, pool, Username)
  const identity = user && identitiesOf(user).find(({ providerName }) => providerName === ProviderName)
  if (slo === undefined || !identity) return undefined
  const subject = element('saml2', 'NameID', { Format: PERSISTENT }, identity.userId)
  const { id, request } = newRequest(visit, 'LogoutRequest', { Destination: slo }, subject)
  const [RelayState, { csrf }] = newErrand(context, {
    ...{ UserPoolId: pool.Id, provider: ProviderName, query: next, expected: id },
  })
  const to = await addressFor(visit, slo, { request, RelayState, isSigned: true })
  return redirect(to, [...cookies, ...csrfCookies(csrf, 300)])
}

/** GET or POST /saml2/logout: the provider has signed the browser out, and it goes on to where it was bound for. */
export function samlLogout(visit: Visit): Answer {
  const given = visit.method === 'POST' ? visit.form : visit.query
  const errand = takeErrand(visit.context, visit.pool, given.get('RelayState'), csrfOf(visit))
  if (!errand) {
    const error_description = 'Invalid relayState from identity provider'
    throw refusedHere(visit, { error: 'invalid_request', error_description })
  }
  return redirect(errand.query, csrfCookies('', 0))
}
