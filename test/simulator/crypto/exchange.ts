import { createHash, getDiffieHellman } from 'node:crypto'
import { newSrpSecret, srpAnswer } from '../../../src/flows/srp.ts'
import { keepPassword } from '../../../src/simulator/crypto/passwords.ts'
import { isProof, startSrp } from '../../../src/simulator/crypto/srp/server.ts'

const N_BITS = 3072

/** u and S in plain arithmetic, apart from all that clients and simulator use: Node's own hashes and group. */
const N = number(getDiffieHellman('modp15').getPrime())
const g = 2n

function modPow(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = ((base % N) + N) % N
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N
    square = (square * square) % N
  }
  return result
}

/** As Java's BigInteger.toByteArray: never begins with a set top bit. */
function bytes(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return Buffer.from(parseInt(even[0]!, 16) >= 8 ? `00${even}` : even, 'hex')
}

function number(value: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(value).toString('hex')}`)
}

const hashOf = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** 32 bytes that follow from a text. */
const drawn = (text: string) => new Uint8Array(hashOf(text))

/** One whole exchange whose secrets follow from a number: the simulator's half, and our own client's. */
export async function exchange(seed: number) {
  const poolId = 'us-east-1_AbCdEfGhI'
  const world = { random: (size: number) => drawn(`${size === 16 ? 'salt' : 'b'} ${seed}`).slice(0, size) }
  // Of a world, only the randomness is drawn from.
  const kept = keepPassword(world as Parameters<typeof keepPassword>[0], poolId, 'ada', 'Passw0rd!')
  const { a, A } = newSrpSecret(number(drawn(`a ${seed}`)))
  const { b, B } = startSrp(world, kept)
  const block = Buffer.from('an opaque block').toString('base64')
  const challenge = { SALT: kept.salt, SRP_B: B, SECRET_BLOCK: block, USER_ID_FOR_SRP: 'ada' }
  const answer = await srpAnswer({ a, A }, poolId, challenge, 'Passw0rd!', new Date(0))
  const claim = {
    ...{ poolName: 'AbCdEfGhI', userId: 'ada', timestamp: answer.TIMESTAMP! },
    secretBlock: new Uint8Array(Buffer.from(block, 'base64')),
  }
  const proof = { A: A.toString(16), B, b, x: kept.x }
  const isProven = isProof(proof, claim, answer.PASSWORD_CLAIM_SIGNATURE!)

  const [x, u] = [BigInt(`0x${kept.x}`), number(hashOf(bytes(modPow(g, a)), bytes(BigInt(`0x${B}`))))]
  const S = modPow(BigInt(`0x${B}`) - number(hashOf(bytes(N), bytes(g))) * modPow(g, x), a + u * x)
  return { A, B, u, S, kept, isProven }
}

/** How a number's bytes begin, in the way that paddings differ by. */
export function beginning(value: bigint, bits = N_BITS): string {
  const hex = value.toString(16)
  const missing = bits / 4 - hex.length
  const isTopSet = hex.length % 2 === 0 && parseInt(hex[0]!, 16) >= 8
  if (missing >= 2) return `a zero byte, then a top bit ${isTopSet ? 'set' : 'clear'}`
  return missing ? 'a zero digit' : `a top bit ${isTopSet ? 'set' : 'clear'}`
}
