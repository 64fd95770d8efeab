import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { base64, bytesToHex, sameText, utf8ToBytes } from '../bytes.ts'
import type { World } from '../../world.ts'
import { field, k, longPowerOf2, powerOf2, scramble, sharedKey } from './group.ts'
import { mod, multiply, power } from './modular.ts'

/** What the server keeps of a secret, in hex: a password's private value x, or a device's verifier v = 2^x. */
export type Kept = { x: string } | { v: string }

const verifierOf = (kept: Kept): bigint =>
  'x' in kept ? powerOf2(BigInt(`0x${kept.x}`)) : mod(field, BigInt(`0x${kept.v}`))

/** v^u, by way of x where it is known, which is quicker. */
const verifierPower = (kept: Kept, u: bigint): bigint =>
  'x' in kept ? longPowerOf2(u * BigInt(`0x${kept.x}`)) : power(field, verifierOf(kept), u)

/**
 * The server's half of SRP-6a, as Cognito does it. All numbers are hex.
 *
 * The exponent b has 256 bits; B = k·v + 2^b mod N.
 * Source: RFC 5054, and https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html for the formulas
 */
export function startSrp(world: Pick<World, 'random'>, kept: Kept): { b: string; B: string } {
  const b = bytesToHex(world.random(32))
  const B = mod(field, k * verifierOf(kept) + powerOf2(BigInt(`0x${b}`)))
  return { b, B: B.toString(16) }
}

/** What both sides sign: who, the secret block, and when. A device signs its group's key and its own. */
export type Claim = { poolName: string; userId: string; secretBlock: Uint8Array; timestamp: string }

/**
 * Whether the client's signature proves that it knows the secret.
 *
 * S = (A · v^u)^b. Refused when A or u is 0 modulo N.
 */
export function isProof(
  { A: aHex, B: bHex, b, ...kept }: { A: string; B: string; b: string } & Kept,
  claim: Claim,
  signature: string,
): boolean {
  const A = publicValue(aHex)
  if (A === undefined) return false
  const u = scramble(A, BigInt(`0x${bHex}`))
  if (u === 0n) return false
  const base = multiply(field, mod(field, A), verifierPower(kept, u))
  const S = power(field, base, BigInt(`0x${b}`))
  return sameText(signatureOf(sharedKey(S, u), claim), signature)
}

/** SRP_A as a number; nothing when it is no hex, too long for N, or 0 modulo N. */
export function publicValue(hex: string): bigint | undefined {
  if (!/^[0-9a-f]{1,770}$/i.test(hex)) return undefined
  const A = BigInt(`0x${hex}`)
  return mod(field, A) === 0n ? undefined : A
}

/** Base64(HMAC-SHA256(K, poolName ‖ userId ‖ secret block ‖ timestamp)) */
export function signatureOf(key: Uint8Array, { poolName, userId, secretBlock, timestamp }: Claim): string {
  const message = concatBytes(utf8ToBytes(poolName + userId), secretBlock, utf8ToBytes(timestamp))
  return base64(hmac(sha256, key, message))
}
