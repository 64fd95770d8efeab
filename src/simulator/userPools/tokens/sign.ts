import { base64url, utf8ToBytes } from '../../crypto/bytes.ts'
import type { SigningKey } from '../../store/userPools.ts'
import type { Claims } from './claims.ts'
import { findKey, keyOf } from './keys.ts'

/**
 * RS256 under a header of `kid` and `alg` only, in this order.
 *
 * Not by jose: that waits for promises before it begins, and what is done meanwhile on this thread should cost no time.
 */
export async function sign({ kid, privateJwk }: SigningKey, claims: Claims): Promise<string> {
  const input = `${encoded({ kid, alg: 'RS256' })}.${encoded(claims)}`
  const key = findKey(privateJwk) ?? (await keyOf(privateJwk))
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, utf8ToBytes(input))
  return `${input}.${base64url(new Uint8Array(signature))}`
}

const encoded = (part: object): string => base64url(utf8ToBytes(JSON.stringify(part)))
