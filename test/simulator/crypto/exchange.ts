import { createHash } from 'node:crypto'
import { keepPassword } from '../../../src/simulator/crypto/passwords.ts'
import { isProof, startSrp } from '../../../src/simulator/crypto/srp/server.ts'
import { srpProof, startClient } from '../../srpClient.ts'

const N_BITS = 3072

/** 32 bytes that follow from a text. */
const drawn = (text: string) => new Uint8Array(createHash('sha256').update(text).digest())
const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

/** One whole exchange whose secrets follow from a number: the simulator's half, and our own client's. */
export function exchange(seed: number) {
  const poolId = 'us-east-1_AbCdEfGhI'
  const world = { random: (size: number) => drawn(`${size === 16 ? 'salt' : 'b'} ${seed}`).slice(0, size) }
  // Of a world, only the randomness is drawn from.
  const kept = keepPassword(world as Parameters<typeof keepPassword>[0], poolId, 'ada', 'Passw0rd!')
  const client = startClient(number(drawn(`a ${seed}`)))
  const { b, B } = startSrp(world, kept)
  const block = Buffer.from('an opaque block').toString('base64')
  const parameters = { SALT: kept.salt, SRP_B: B, SECRET_BLOCK: block, USER_ID_FOR_SRP: 'ada' }
  const { u, S, responses } = srpProof(client, poolId, parameters, 'Passw0rd!', 0)
  const claim = {
    ...{ poolName: 'AbCdEfGhI', userId: 'ada', timestamp: responses.TIMESTAMP },
    secretBlock: new Uint8Array(Buffer.from(block, 'base64')),
  }
  const isProven = isProof({ A: client.A, B, b, x: kept.x }, claim, responses.PASSWORD_CLAIM_SIGNATURE)
  return { A: client.A, B, u, S, kept, isProven }
}

/** How a number's bytes begin, in the way that paddings differ by. */
export function beginning(value: bigint, bits = N_BITS): string {
  const hex = value.toString(16)
  const missing = bits / 4 - hex.length
  const isTopSet = hex.length % 2 === 0 && parseInt(hex[0]!, 16) >= 8
  if (missing >= 2) return `a zero byte, then a top bit ${isTopSet ? 'set' : 'clear'}`
  return missing ? 'a zero digit' : `a top bit ${isTopSet ? 'set' : 'clear'}`
}
