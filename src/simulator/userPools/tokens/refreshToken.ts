import { base64url, utf8ToBytes } from '../../crypto/bytes.ts'
import type { World } from '../../world.ts'

const HEADER = base64url(utf8ToBytes('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}'))

/** Where a Cognito refresh token's other four parts end, in bytes: wrapped key, IV, ciphertext, tag. */
const ENDS = [256, 268, 828, 844]

/**
 * A refresh token of Cognito's form: five parts, the JWE header, and nothing readable inside.
 * The truth about it is the session that is found by it.
 */
export function newRefreshToken(world: World): string {
  const bytes = world.random(844)
  const parts = ENDS.map((end, i) => base64url(bytes.subarray(ENDS[i - 1] ?? 0, end)))
  return [HEADER, ...parts].join('.')
}
