import { settingOf } from '../store/settings.ts'
import { findClient, type UserPoolClient } from '../store/userPoolClients.ts'
import { isChallenge } from './pkce.ts'
import { missing, notGranted, pageError, refusedAtClient, refusedHere, type Callback } from './refusal.ts'
import { grantedScopes } from './scopes.ts'
import { isManaged, type Visit } from './visit.ts'

/** An authorize request that holds: who asks, where the answer goes, and what is asked for. */
export type AuthorizeRequest = {
  client: UserPoolClient
  redirect_uri: string
  response_type: 'code' | 'token'
  scopes: string[]
  state?: string
  nonce?: string
  code_challenge?: string
  resource?: string
}

/**
 * Reads the parameters of an authorize request, which travel on from page to page. First who asks and where the answer
 * goes: what is wrong there a page says. Only then can anything be said at the callback.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 *
 * @throws Refused
 */
export function authorizeRequestOf(visit: Visit): AuthorizeRequest {
  const client = clientOfVisit(visit)
  const redirect_uri = callbackOf(visit, client)
  // A parameter without a value counts as left out (RFC 6749 §3.1, OP-672).
  const asked = (name: string) => visit.query.get(name) || undefined
  const callback = {
    redirect_uri,
    response_type: asked('response_type') ?? '',
    ...optional('state', asked('state')),
  }
  checkOnce(visit, callback)
  const response_type = responseTypeOf(callback)
  checkGrant(visit, client, callback)
  const scopes = scopesFor(visit, client, callback, asked('scope'))
  const code_challenge = challengeOf(callback, asked('code_challenge'), asked('code_challenge_method'))
  const resource = resourceOf(visit, callback, asked('resource'))
  return {
    ...{ client, redirect_uri, response_type, scopes },
    ...optional('state', asked('state')),
    ...optional('nonce', asked('nonce')),
    ...optional('code_challenge', code_challenge),
    ...optional('resource', resource),
  }
}

const optional = <N extends string>(name: N, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [K in N]?: string }

/** @throws Refused when a parameter stands there twice (RFC 6749 §3.1, OP-667) */
function checkOnce({ query }: Visit, callback: Callback): void {
  if (query.size !== new Set(query.keys()).size) throw refusedAtClient(callback, 'invalid_request')
}

/** A code, or tokens at once. @throws Refused for anything else */
function responseTypeOf(callback: Callback): AuthorizeRequest['response_type'] {
  const { response_type } = callback
  if (response_type === 'code' || response_type === 'token') return response_type
  throw refusedAtClient(callback, 'invalid_request')
}

const GRANT: Record<string, 'code' | 'implicit'> = { code: 'code', token: 'implicit' }

/** @throws Refused when the client has not the grant of what it waits for */
function checkGrant(visit: Visit, client: UserPoolClient, callback: Callback): void {
  const grant = GRANT[callback.response_type]
  if (grant && client.AllowedOAuthFlows?.includes(grant)) return
  throw notGranted(visit, client, callback, 'unauthorized_client')
}

/**
 * The scopes to grant. A code without any cannot be exchanged: one report has it so where none was named (OP-234).
 *
 * @throws Refused when one of them is not the client's
 */
function scopesFor(
  visit: Visit,
  client: UserPoolClient,
  callback: Callback,
  asked: string | undefined,
): string[] {
  const { context, pool } = visit
  const isUseless = settingOf(context, 'OP-234') === 'not-exchangeable' && callback.response_type === 'code'
  if (asked === undefined && isUseless) return []
  const scopes = grantedScopes(context, pool, client, asked)
  if (!scopes) throw notGranted(visit, client, callback, 'invalid_scope')
  return scopes
}

/** @throws Refused when no client, or none that may use these pages, is named (OP-210) */
export function clientOfVisit(visit: Visit): UserPoolClient {
  const [id, ...others] = visit.query.getAll('client_id')
  if (!id) throw missing(visit, 'client_id')
  const client = findClient(visit.context, id)
  if (others.length || client?.UserPoolId !== visit.pool.Id) {
    throw refusedHere(visit, { error: pageError(visit.context, 'Client does not exist') })
  }
  if (!client.AllowedOAuthFlowsUserPoolClient) {
    const error_description = 'Client is not enabled for OAuth2.0 flows.'
    throw refusedHere(visit, { error: 'invalid_request', error_description })
  }
  return client
}

/** @throws Refused when the callback is not letter for letter one of the client's */
export function callbackOf(visit: Visit, { CallbackURLs = [], ClientId }: UserPoolClient): string {
  const [uri, ...others] = visit.query.getAll('redirect_uri')
  if (!uri) throw missing(visit, 'redirect_uri')
  if (others.length || !CallbackURLs.includes(uri)) {
    throw refusedHere(visit, { error: 'redirect_mismatch', client_id: ClientId })
  }
  visit.context.note({ kind: 'check', what: 'The callback is one of the client’s, letter for letter' })
  return uri
}

/** Only S256, and only both parameters together, or neither. @throws Refused */
function challengeOf(
  callback: Callback,
  challenge: string | undefined,
  method: string | undefined,
): string | undefined {
  if (challenge === undefined && method === undefined) return undefined
  if (challenge !== undefined && method === 'S256' && isChallenge(challenge)) return challenge
  throw refusedAtClient(callback, 'invalid_request')
}

/** For whom the access token will be; the classic hosted UI does not know of it. */
function resourceOf(visit: Visit, callback: Callback, asked: string | undefined): string | undefined {
  if (asked === undefined || !isManaged(visit)) return undefined
  if (isResource(asked)) return asked
  // RFC 8707 has invalid_target (OP-673).
  const isTarget = settingOf(visit.context, 'OP-673') === 'invalid-target'
  throw refusedAtClient(callback, isTarget ? 'invalid_target' : 'invalid_request')
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html */
const isResource = (text: string): boolean =>
  URL.canParse(text) && (!text.startsWith('http:') || /^http:\/\/localhost(:\d+)?(\/|$)/.test(text))
