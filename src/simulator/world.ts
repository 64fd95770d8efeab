import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'

/** A signing key pair as JSON Web Keys (RSA-2048, RS256). */
export type KeyPair = { publicJwk: JsonWebKey; privateJwk: JsonWebKey }

/** A Lambda function that was not run to its end: why, in Cognito's words. */
export class InvocationFailed extends Error {}

/** Why a function failed that was too slow. */
export const TIMED_OUT = 'Socket timeout while invoking Lambda function'

/** Everything the simulator may not reach for by itself: time, randomness, keys, Lambda, addresses. */
export type World = {
  /** Simulated time in milliseconds since 1970. */
  now(): number
  /** The host's time in milliseconds since 1970: a signature dated by either clock is accepted. */
  wallNow(): number
  /** Fresh random bytes. */
  random(bytes: number): Uint8Array
  createKey(): Promise<KeyPair>
  /**
   * Runs a Lambda function, and stops it after five seconds.
   *
   * @param call the request that fired it, in the log: for `Simulator.fetchBelow`
   * @throws InvocationFailed when it could not be run, or not to its end; otherwise what the function threw
   */
  invoke(functionName: string, event: unknown, call: number): Promise<unknown>
  /** Where the reader reaches an address that the simulator knows by AWS's host name. */
  publicUrl(awsUrl: string): string
}

/** A clock the reader can move. `now()` is simulated time in milliseconds. */
export type Clock = { now(): number; advance(milliseconds: number): void }

/** What a world must remember to go on where it stood. */
export type WorldPosition = { now: number; seed: string; drawn: number }

/** The host's own clock and key maker, and its Lambda functions, if it has any: handed in. */
export type Host = { wallNow(): number; createKey(): Promise<KeyPair>; invoke?: World['invoke'] }

/**
 * A world with a movable clock and a seeded generator whose position can be saved.
 *
 * @param host what this page or process offers
 * @param start where to begin: simulated time (ms), the seed, and how many bytes were drawn from it before
 * @param ticks whether simulated time runs with the host's clock (a sandbox) or stands still (a proof, a test)
 */
export function createWorld(host: Host, start: WorldPosition, ticks: boolean) {
  const openedAt = host.wallNow()
  const draw = drawsFrom(sha256(utf8ToBytes(start.seed)))
  let advanced = 0
  let drawn = start.drawn

  const now = () => Math.floor(start.now + advanced + (ticks ? host.wallNow() - openedAt : 0))
  const clock: Clock = {
    now,
    advance(milliseconds) {
      advanced += milliseconds
    },
  }
  const world: World = {
    now,
    wallNow: host.wallNow,
    createKey: host.createKey,
    random(length) {
      const { bytes, next } = draw(drawn, length)
      drawn = next
      return bytes
    },
    invoke: host.invoke ?? (() => Promise.reject(new InvocationFailed('ResourceNotFoundException'))),
    publicUrl: (awsUrl) => awsUrl,
  }
  return { world, clock, position: (): WorldPosition => ({ now: now(), seed: start.seed, drawn }) }
}

/**
 * The bytes of SHA-256 in counter mode, one after the other: block n is H(seed ‖ n), n in eight bytes, so a position is
 * one number. A hash is 32 bytes, of which most draws want half. Long draws are stretched from 16.
 *
 * @returns what draws so many bytes from a position on, and the position after them
 */
function drawsFrom(seed: Uint8Array): (from: number, bytes: number) => { bytes: Uint8Array; next: number } {
  const input = new Uint8Array(seed.length + 8)
  input.set(seed)
  const counter = new DataView(input.buffer, seed.length + 4)
  let known = { at: -1, block: seed }
  const blockAt = (at: number): Uint8Array => {
    if (known.at !== at) {
      counter.setUint32(0, at)
      known = { at, block: sha256(input) }
    }
    return known.block
  }
  const read = (from: number, bytes: number): Uint8Array => {
    const start = from % BLOCK
    const part = blockAt(Math.floor(from / BLOCK)).slice(start, start + bytes)
    return part.length === bytes ? part : concatBytes(part, read(from + part.length, bytes - part.length))
  }
  return (from, bytes) =>
    bytes > BLOCK
      ? { bytes: stretch(read(from, 16), bytes), next: from + 16 }
      : { bytes: read(from, bytes), next: from + bytes }
}

/** Bytes of a SHA-256. */
const BLOCK = 32

/** sfc32, seeded with 16 bytes: for the filling of long tokens, where a hash for each 32 bytes costs a tenth of a sign-in. */
function stretch(seed: Uint8Array, bytes: number): Uint8Array {
  let [a = 0, b = 0, c = 0, counter = 0] = new Uint32Array(seed.buffer, seed.byteOffset, 4)
  const words = new Uint32Array(Math.ceil(bytes / 4))
  for (let i = 0; i < words.length; i++) {
    words[i] = a + b + counter++
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + words[i]!) | 0
  }
  return new Uint8Array(words.buffer).slice(0, bytes)
}
