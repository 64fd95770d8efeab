import { fromBase64 } from '../crypto/bytes.ts'
import { hasSecret, isClientSecret } from '../userPools/clients/secretHash.ts'
import { settingOf } from '../store/settings.ts'
import { findClient, type UserPoolClient } from '../store/userPoolClients.ts'
import { json } from './answers.ts'
import { Refused } from './refusal.ts'
import type { Visit } from './visit.ts'

/** OAuth's errors for machines: Cognito describes hardly any. */
export const oauthError = (error: string, status = 400, error_description?: string): Refused =>
  new Refused(json(status, { error, ...(error_description !== undefined && { error_description }) }))

/**
 * The client that calls, by HTTP Basic or by fields of the form. One without a secret only names itself.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 *
 * @param status of a refusal: the revocation endpoint has another
 * @throws Refused `invalid_client` when it is unknown, or does not show its secret; `invalid_request` when it names none
 */
export function authenticatedClient(visit: Visit, status = 400): UserPoolClient {
  const basic = visit.headers.get('authorization')
  const shown = basic === null ? inForm(visit) : inBasic(basic)
  if (!shown) throw oauthError(basic === null ? 'invalid_request' : 'invalid_client', status)
  if (basic !== null && !agrees(visit, shown)) throw oauthError('invalid_request')
  const client = findClient(visit.context, shown.id)
  if (client?.UserPoolId !== visit.pool.Id) throw oauthError('invalid_client', status)
  if (!isSecretRight(visit, client, shown.secret)) {
    // A description was seen, its record was not found (OP-213).
    const isDescribed = settingOf(visit.context, 'OP-213') === 'described'
    throw oauthError('invalid_client', status, isDescribed ? 'invalid_client_secret' : undefined)
  }
  return client
}

/** One that has no secret must not show one: somebody took it for another (OP-668). */
function isSecretRight({ context }: Visit, client: UserPoolClient, secret: string | undefined): boolean {
  const mayShow = hasSecret(client) || settingOf(context, 'OP-668') === 'passed-over'
  return isClientSecret(client, secret) && (mayShow || !secret)
}

type Shown = { id: string; secret: string | undefined }

function inForm({ form }: Visit): Shown | undefined {
  const id = form.get('client_id')
  return id ? { id, secret: form.get('client_secret') ?? undefined } : undefined
}

/** Id and secret are form-encoded inside (RFC 6749 §2.3.1). */
function inBasic(header: string): Shown | undefined {
  const [, encoded] = /^Basic +([\w+/]+=*)$/i.exec(header) ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  const text = bytes && new TextDecoder().decode(bytes)
  const at = text?.indexOf(':') ?? -1
  if (!text || at < 0) return undefined
  return { id: decoded(text.slice(0, at)), secret: decoded(text.slice(at + 1)) }
}

const decoded = (text: string): string =>
  new URLSearchParams(`v=${text.replace(/[&#]/g, encodeURIComponent)}`).get('v')!

/** A client shows its secret in one way alone (RFC 6749 §2.3, OP-671). */
const agrees = ({ form }: Visit, { id }: Shown): boolean =>
  !form.has('client_secret') && (form.get('client_id') ?? id) === id
