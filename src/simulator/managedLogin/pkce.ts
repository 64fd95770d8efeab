import { sha256 } from '@noble/hashes/sha2.js'
import { base64url, sameText, utf8ToBytes } from '../crypto/bytes.ts'

/** Source: RFC 7636 §4.1, and https://docs.aws.amazon.com/cognito/latest/developerguide/using-pkce-in-authorization-code.html */
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/

/** Base64url of 43 to 128 characters: what S256 makes has 43. */
export const isChallenge = (text: string): boolean => /^[\w-]{43,128}$/.test(text)

/** Whether a verifier is the one whose SHA-256 the challenge is. */
export const isVerifierOf = (challenge: string, verifier: string): boolean =>
  VERIFIER.test(verifier) && sameText(base64url(sha256(utf8ToBytes(verifier))), challenge)
