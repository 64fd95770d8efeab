import { base64url } from '../../crypto/bytes.ts'
import type { Answer } from '../../record.ts'
import { newErrand } from '../../store/federation.ts'
import type { IdentityProvider } from '../../store/identityProviders.ts'
import { addressWith, redirect } from '../answers.ts'
import type { AuthorizeRequest } from '../authorizeRequest.ts'
import { refusedAtClient } from '../refusal.ts'
import { isManaged, urlOf, type Visit } from '../visit.ts'
import { csrfCookies } from './csrf.ts'
import { endpointsOf } from './endpoints.ts'
import { openSaml } from './openSaml.ts'

/**
 * Sends the browser to an outside provider. What the app gave along, its `state` too, stays here; the provider gets a
 * `state` and a `nonce` of Cognito's own.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-flow.html
 *
 * @throws Refused when the provider can't be reached
 */
export async function startAtProvider(
  visit: Visit,
  request: AuthorizeRequest,
  provider: IdentityProvider,
): Promise<Answer> {
  const { context, pool, query } = visit
  const { ProviderName, ProviderType, ProviderDetails: details } = provider
  if (ProviderType === 'SAML') {
    const answer = await (await openSaml()).startAtSaml(visit, provider)
    if (!answer) throw unreachable(visit, request, ProviderName)
    return answer
  }
  const endpoints = await endpointsOf(visit, provider)
  if (!endpoints) throw unreachable(visit, request, ProviderName)
  const nonce = base64url(context.world.random(24))
  const [state, { csrf }] = newErrand(context, {
    ...{ UserPoolId: pool.Id, provider: ProviderName },
    ...{ query: String(query), expected: nonce },
  })
  const scope = details.authorize_scopes ?? ''
  const isOidc = endpoints.issuer !== undefined
  const to = addressWith(
    context.world.publicUrl(endpoints.authorize),
    {
      client_id: details.client_id,
      redirect_uri: urlOf(visit, '/oauth2/idpresponse'),
      scope,
      response_type: 'code',
      state,
      nonce: isOidc ? nonce : undefined,
      // Apple answers with a form where it is asked for a name or an address.
      response_mode: ProviderType === 'SignInWithApple' && scope !== '' ? 'form_post' : undefined,
      ...forwarded(visit, provider),
    },
    '?',
  )
  return redirect(to, csrfCookies(csrf, 300))
}

/** What an app may tell the provider: that it should ask again, and who will sign in (OP-681). */
function forwarded(visit: Visit, { ProviderType }: IdentityProvider) {
  const { query } = visit
  const prompt = isManaged(visit) ? (query.get('prompt') ?? undefined) : undefined
  const isTold = ProviderType === 'OIDC' || ProviderType === 'Google'
  return { prompt, login_hint: isTold ? (query.get('login_hint') ?? undefined) : undefined }
}

function unreachable(visit: Visit, request: AuthorizeRequest, name: string) {
  const what = `Refused: ${name} is not to be found. The hosts under idp.example are simulated, and no others.`
  visit.context.note({ kind: 'decision', what })
  return refusedAtClient(request, 'invalid_request')
}
