import { takeErrand, type Errand } from '../../store/federation.ts'
import { findIdentityProvider, type IdentityProvider } from '../../store/identityProviders.ts'
import { settingOf } from '../../store/settings.ts'
import type { Answer } from '../../record.ts'
import { methodNotAllowed } from '../answers.ts'
import { authorizeRequestOf, type AuthorizeRequest } from '../authorizeRequest.ts'
import { refusedAtClient, refusedHere } from '../refusal.ts'
import type { Visit } from '../visit.ts'
import { admit } from './admit.ts'
import { outsiderFrom } from './oidc.ts'
import { csrfOf } from './csrf.ts'

/** What waits for a browser that comes back: the app's request, and the provider that it was sent to. */
export type Return = { visit: Visit; request: AuthorizeRequest; provider: IdentityProvider; errand: Errand }

/**
 * GET or POST /oauth2/idpresponse (OP-217): the browser is back from an OpenID Connect or social provider.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-flow.html
 */
export async function idpResponse(visit: Visit): Promise<Answer> {
  if (visit.method === 'POST' && settingOf(visit.context, 'OP-217') === 'get-only') {
    return methodNotAllowed(visit, ['GET'])
  }
  const given = visit.method === 'POST' ? visit.form : visit.query
  const back = returnOf(visit, given.get('state'))
  const error = given.get('error')
  if (error !== null) {
    // What the provider says goes on to the app (OP-682).
    throw refusedAtClient(back.request, 'invalid_request', given.get('error_description') ?? error)
  }
  const outsider = await outsiderFrom(back, given.get('code') ?? '')
  return admit(back, outsider)
}

/** @throws Refused with a page when nobody is expected, or no more: then it is not known which app waits (OP-682) */
function returnOf(visit: Visit, state: string | null): Return {
  const found = findReturn(visit, state)
  if (found) return found
  throw refusedHere(visit, { error: 'invalid_request', error_description: 'Something went wrong' })
}

/** What this browser was sent to a provider for, less than five minutes ago: once. */
export function findReturn(visit: Visit, state: string | null): Return | undefined {
  const { context, pool } = visit
  const errand = takeErrand(context, pool, state, csrfOf(visit))
  const provider = errand && findIdentityProvider(context, pool, errand.provider)
  if (!provider) return undefined
  context.note({ kind: 'check', what: 'This browser was sent to the provider, less than five minutes ago' })
  const asked = { ...visit, query: new URLSearchParams(errand.query) }
  return { visit: asked, request: authorizeRequestOf(asked), provider, errand }
}
