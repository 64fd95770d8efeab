import { addressWith, redirect } from '../../managedLogin/answers.ts'
import type { Answer } from '../../record.ts'
import { newOutsideGrant } from '../../store/outside.ts'
import type { Call } from '../call.ts'
import { choicePage, postPage, refusalPage } from '../pages.ts'
import { findPerson, type Person } from '../people.ts'
import { findSignedIn, isPools, signIn } from '../signIn.ts'

/** A code is good for a minute. */
const LIFETIME = 60_000

/** Asks who signs in, unless the browser knows already, and sends the browser back with a code. */
export function authorize(call: Call): Answer {
  const { query, form, method } = call
  const redirect_uri = query.get('redirect_uri')
  const client_id = query.get('client_id')
  if (!client_id || !isPools(call, redirect_uri, '/oauth2/idpresponse')) {
    return refusalPage(call, 'No user pool’s domain is behind this client and its redirect_uri.')
  }
  if (query.get('response_type') !== 'code') return goBack(call, { error: 'unsupported_response_type' })
  const prompts = (query.get('prompt') ?? '').split(' ')
  const known = prompts.some((prompt) => prompt === 'login' || prompt === 'select_account')
    ? undefined
    : findSignedIn(call)
  if (known) return goBack(call, codeFor(call, known))
  if (method !== 'POST') return choicePage(call, 'Amazon Cognito', query.get('login_hint') ?? undefined)
  const person = findPerson(form.get('person'))
  if (!person) {
    const error_description = 'The user went back without signing in.'
    return goBack(call, { error: 'access_denied', error_description })
  }
  return goBack(call, codeFor(call, person), [signIn(call, person)])
}

function codeFor({ context, name, query }: Call, { username }: Person) {
  const nonce = query.get('nonce')
  const code = newOutsideGrant(context, {
    ...{ kind: 'code', provider: name, person: username },
    client_id: query.get('client_id') ?? '',
    redirect_uri: query.get('redirect_uri') ?? '',
    scopes: (query.get('scope') ?? '').split(' ').filter(Boolean),
    ...(nonce !== null && { nonce }),
    expiresAt: context.world.now() + LIFETIME,
  })
  return { code }
}

/** By a redirect, or by a form where the request asks for that (OAuth 2.0 Form Post Response Mode). */
function goBack(call: Call, parameters: Record<string, string>, cookies: string[] = []): Answer {
  const { query } = call
  const state = query.get('state')
  const all = { ...parameters, ...(state !== null && { state }) }
  const to = query.get('redirect_uri') ?? ''
  return query.get('response_mode') === 'form_post'
    ? postPage(call, to, all, cookies)
    : redirect(addressWith(to, all, '?'), cookies)
}
