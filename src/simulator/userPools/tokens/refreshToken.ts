import { base64url, utf8ToBytes } from '../../crypto/bytes.ts'
import type { World } from '../../world.ts'

const HEADER = base64url(utf8ToBytes('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}'))

/** Sizes in bytes of a Cognito refresh token's other four parts: wrapped key, IV, ciphertext, tag. */
const PARTS = [256, 12, 560, 16]

/**
 * A refresh token of Cognito's form: five parts, the JWE header, and nothing readable inside.
 * The truth about it is the session that is found by it.
 */
export const newRefreshToken = (world: World): string =>
  [HEADER, ...PARTS.map((size) => base64url(world.random(size)))].join('.')
