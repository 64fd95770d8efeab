import { fromBase64 } from '../crypto/bytes.ts'
import { hasSecret, isClientSecret } from '../userPools/clients/secretHash.ts'
import { findClient, type UserPoolClient } from '../store/userPoolClients.ts'
import { json } from './answers.ts'
import { Refused } from './refusal.ts'
import type { Visit } from './visit.ts'

/** OAuth's errors for machines. Descriptions are left out: Cognito gives none (OP-213). */
export const oauthError = (error: string, status = 400): Refused => new Refused(json(status, { error }))

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
  const isRight =
    client?.UserPoolId === visit.pool.Id &&
    isClientSecret(client, shown.secret) &&
    (hasSecret(client) || !shown.secret)
  if (!isRight) throw oauthError('invalid_client', status)
  return client
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

/** A client shows its secret in one way alone (RFC 6749 §2.3). */
const agrees = ({ form }: Visit, { id }: Shown): boolean =>
  !form.has('client_secret') && (form.get('client_id') ?? id) === id
