import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { Buffer } from './buffer.ts'

/**
 * As much of `node:crypto` as handlers use, for a page: random values, digests, HMACs, comparing. What is missing is
 * missing by name.
 */
const HASHES = { md5, sha1, sha256, sha384, sha512 }
const real = globalThis.crypto

type Data = string | Uint8Array
type Encoding = Parameters<typeof Buffer.from>[1]
/** A digest in the making. */
type Hashing = {
  update(data: Data, encoding?: Encoding): Hashing
  digest(encoding?: Encoding): Buffer | string
}

/** @throws Error as Node's for an algorithm that is none here */
function hashOf(algorithm: string) {
  const name = algorithm.toLowerCase().replace('-', '')
  if (!Object.hasOwn(HASHES, name)) {
    throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' })
  }
  return HASHES[name as keyof typeof HASHES]
}

const dataOf = (data: Data, encoding?: Encoding) =>
  typeof data === 'string' ? Buffer.from(data, encoding) : data

function hashing(state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }): Hashing {
  const self: Hashing = {
    update(data, encoding) {
      state.update(dataOf(data, encoding))
      return self
    },
    digest(encoding) {
      const bytes = Buffer.from(state.digest())
      return encoding === undefined ? bytes : bytes.toString(encoding)
    },
  }
  return self
}

export const createHash = (algorithm: string): Hashing => hashing(hashOf(algorithm).create())

export const createHmac = (algorithm: string, key: Data): Hashing =>
  hashing(hmac.create(hashOf(algorithm), dataOf(key)))

export const randomUUID = (): string => real.randomUUID()

export const randomBytes = (size: number): Buffer => Buffer.from(real.getRandomValues(new Uint8Array(size)))

/** A number from `min` (0 where only one is given) up to but not `max`, each as likely as the others. */
export function randomInt(...bounds: number[]): number {
  const [min, max] = bounds.length === 1 ? [0, bounds[0]!] : [bounds[0]!, bounds[1]!]
  const range = max - min
  if (!Number.isSafeInteger(range) || range <= 0 || range > 2 ** 48) {
    throw new RangeError('The value of "max" is out of range.')
  }
  for (;;) {
    const [high = 0, low = 0] = real.getRandomValues(new Uint32Array(2))
    const drawn = (high & 0xffff) * 2 ** 32 + low
    // Above the last whole multiple some numbers would come more often.
    if (drawn < 2 ** 48 - (2 ** 48 % range)) return min + (drawn % range)
  }
}

/** @throws RangeError for different lengths */
export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) throw new RangeError('Input buffers must have the same byte length')
  return a.reduce((difference, byte, i) => difference | (byte ^ b[i]!), 0) === 0
}

export const webcrypto = real
export const subtle = real.subtle
export default {
  createHash,
  createHmac,
  randomUUID,
  randomBytes,
  randomInt,
  timingSafeEqual,
  webcrypto,
  subtle,
}
