import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import type { World } from '../world.ts'
import { bytesToHex, hexToBytes, sameText, passingUtf8 } from './bytes.ts'
import { padHex } from './srp/group.ts'

/** A password as SRP-6a keeps it: `x` proves the password, and SRP's verifier follows from it. Both are hex. */
export type KeptPassword = { salt: string; x: string }

/** @param poolId the user pool id; SRP uses the part after `_` */
export function keepPassword(world: World, poolId: string, username: string, password: string): KeptPassword {
  const salt = bytesToHex(world.random(16))
  return { salt, x: privateValue(salt, poolId, username, password) }
}

export function isPassword(kept: KeptPassword, poolId: string, username: string, password: string): boolean {
  return sameText(kept.x, privateValue(kept.salt, poolId, username, password))
}

/** x = H(padHex(salt) ‖ H(poolName ‖ username ‖ ":" ‖ password)), RFC 5054 as Cognito does it. */
function privateValue(salt: string, poolId: string, username: string, password: string): string {
  const poolName = poolId.slice(poolId.indexOf('_') + 1)
  const inner = sha256(passingUtf8(`${poolName}${username}:${password}`))
  // As a number: clients read the salt as one, and leading zeros are lost to them.
  const bytes = hexToBytes(padHex(BigInt(`0x${salt}`)))
  return bytesToHex(sha256(concatBytes(bytes, inner)))
}
