import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sameText } from './bytes.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP = 30_000

/** A secret as an authenticator app takes it: base32 without padding (RFC 4648). */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Uint8Array {
  const bits = [...text].map((char) => BASE32.indexOf(char).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2))
}

/** The 6-digit code of a 30-second step (RFC 6238, SHA-1). */
function codeAt(secret: string, step: number): string {
  const counter = new Uint8Array(8)
  new DataView(counter.buffer).setBigUint64(0, BigInt(step))
  const mac = hmac(sha1, fromBase32(secret), counter)
  const offset = mac.at(-1)! & 0xf
  const number = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/**
 * The time step whose code was given: this one, or one a little earlier or later.
 *
 * @param now milliseconds
 * @param tolerance steps
 */
export function matchingStep(
  secret: string,
  code: string,
  now: number,
  tolerance: 0 | 1 = 1,
): number | undefined {
  const step = Math.floor(now / STEP)
  const steps = tolerance ? [step, step - 1, step + 1] : [step]
  return steps.find((candidate) => sameText(codeAt(secret, candidate), code))
}
