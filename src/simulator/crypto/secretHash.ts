import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64, utf8ToBytes } from './bytes.ts'

/**
 * SECRET_HASH = Base64(HMAC-SHA256(key = client secret, message = username + client id)).
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export const secretHash = (clientSecret: string, username: string, clientId: string): string =>
  base64(hmac(sha256, utf8ToBytes(clientSecret), utf8ToBytes(username + clientId)))
