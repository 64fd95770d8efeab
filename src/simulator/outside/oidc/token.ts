import { fromBase64, base64url } from '../../crypto/bytes.ts'
import { json } from '../../managedLogin/answers.ts'
import type { Answer } from '../../record.ts'
import {
  findOutsideGrant,
  newOutsideGrant,
  removeOutsideGrant,
  type OutsideGrant,
} from '../../store/outside.ts'
import { sign } from '../../userPools/tokens/sign.ts'
import type { Call } from '../call.ts'
import { originOfIdp } from '../../outsideHosts.ts'
import { providerOf } from '../provider.ts'
import { hasIdToken, idClaims } from './claims.ts'

/** Access and ID tokens are good for an hour, in seconds. */
const LIFETIME = 3600

/** The one secret that the provider does not take: so an app with a wrong one can be tried out. */
const WRONG_SECRET = 'wrong'

/** A code for tokens, once. Any other secret is right: a pool's settings are all that the provider knows of its clients. */
export async function token(call: Call): Promise<Answer> {
  const { context, name, form } = call
  const { id, secret } = clientIn(call)
  if (!id || secret === WRONG_SECRET) return json(401, { error: 'invalid_client' })
  const code = form.get('code')
  const grant = findOutsideGrant(context, name, 'code', code)
  const isRight =
    form.get('grant_type') === 'authorization_code' &&
    grant?.client_id === id &&
    grant.redirect_uri === form.get('redirect_uri')
  if (!isRight || !code) return json(400, { error: 'invalid_grant' })
  removeOutsideGrant(context, code)
  const expiresAt = context.world.now() + LIFETIME * 1000
  const access_token = newOutsideGrant(context, { ...grant, kind: 'token', expiresAt })
  const scope = grant.scopes.join(' ')
  const id_token = hasIdToken(name) ? await idToken(call, grant) : undefined
  return json(200, {
    access_token,
    token_type: 'Bearer',
    expires_in: LIFETIME,
    scope,
    ...(id_token !== undefined && { id_token }),
  })
}

/** By HTTP Basic, or by fields of the form. */
function clientIn({ headers, form }: Call): { id: string | null; secret: string | null } {
  const [, encoded] = /^Basic +(.+)$/i.exec(headers.get('authorization') ?? '') ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded)
  if (!bytes) return { id: form.get('client_id'), secret: form.get('client_secret') }
  const [id = '', secret = ''] = new TextDecoder().decode(bytes).split(':').map(decodeURIComponent)
  return { id, secret }
}

async function idToken({ context, name }: Call, grant: OutsideGrant): Promise<string> {
  const provider = await providerOf(context, name)
  const iat = Math.floor(context.world.now() / 1000)
  const { nonce } = grant
  return sign(provider, {
    iss: originOfIdp(name),
    aud: grant.client_id,
    ...idClaims(grant),
    ...(nonce !== undefined && { nonce }),
    ...{ iat, exp: iat + LIFETIME, jti: base64url(context.world.random(12)) },
  })
}
