import type { CryptoKey } from 'jose'
import { base64url, passingUtf8 } from '../../crypto/bytes.ts'
import type { SigningKey } from '../../store/userPools.ts'
import type { Claims } from './claims.ts'
import { keyOf } from './keys.ts'

/**
 * RS256 under a header of `kid` and `alg` only, in this order.
 *
 * Not by jose: that waits for promises before it begins, and what is done meanwhile on this thread should cost no time.
 */
export async function sign(signingKey: SigningKey, claims: Claims): Promise<string> {
  const { header, key } = ready.get(signingKey) ?? (await makeReady(signingKey))
  const input = `${header}.${encoded(claims)}`
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, passingUtf8(input))
  return `${input}.${base64url(new Uint8Array(signature))}`
}

/** Signing keys that have been used before. Their JWKs may be shared by worlds in which they have other names. */
const ready = new WeakMap<object, { header: string; key: CryptoKey }>()

async function makeReady(signingKey: SigningKey) {
  const { kid, privateJwk } = signingKey
  const made = { header: encoded({ kid, alg: 'RS256' }), key: await keyOf(privateJwk) }
  ready.set(signingKey, made)
  return made
}

const encoded = (part: object): string => base64url(passingUtf8(JSON.stringify(part)))
