import { base64url } from './bytes.ts'
import { readCbor, type Cbor, type CborMap } from './cbor.ts'

/** What the authenticator says: flags, counter, and in a registration the key. */
export type AuthenticatorData = {
  bytes: Uint8Array<ArrayBuffer>
  relyingPartyHash: Uint8Array
  isUserPresent: boolean
  isUserVerified: boolean
  isBackupConsistent: boolean
  signCount: number
  attested?: { id: string; key: Cbor }
}

const PRESENT = 0x01
const VERIFIED = 0x04
const CAN_BE_BACKED_UP = 0x08
const IS_BACKED_UP = 0x10
const HAS_KEY = 0x40
const HAS_EXTENSIONS = 0x80

/** Sizes in bytes: hash, flags and counter; and before a credential's id its maker's id and the length. */
const HEAD = 37
const KEY_HEAD = 18

/** https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data */
export function readAuthenticatorData(
  bytes: Uint8Array<ArrayBuffer> | undefined,
): AuthenticatorData | undefined {
  if (!bytes || bytes.length < HEAD) return undefined
  const flags = bytes[32]!
  const attested = flags & HAS_KEY ? readAttested(bytes.subarray(HEAD)) : undefined
  if (flags & HAS_KEY && !attested) return undefined
  const rest = bytes.subarray(HEAD + (attested?.size ?? 0))
  const extensions = flags & HAS_EXTENSIONS ? readCbor(rest)?.size : 0
  if (extensions !== rest.length) return undefined
  return {
    bytes,
    relyingPartyHash: bytes.subarray(0, 32),
    isUserPresent: Boolean(flags & PRESENT),
    isUserVerified: Boolean(flags & VERIFIED),
    isBackupConsistent: !(flags & IS_BACKED_UP) || Boolean(flags & CAN_BE_BACKED_UP),
    signCount: new DataView(bytes.buffer, bytes.byteOffset).getUint32(33),
    ...(attested && { attested }),
  }
}

function readAttested(bytes: Uint8Array): { id: string; key: Cbor; size: number } | undefined {
  if (bytes.length < KEY_HEAD) return undefined
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint16(16)
  const id = bytes.subarray(KEY_HEAD, KEY_HEAD + length)
  const key = readCbor(bytes.subarray(KEY_HEAD + length))
  if (!key || length > 1023) return undefined
  return { id: base64url(id), key: key.value, size: KEY_HEAD + length + key.size }
}

type Attestation = { data: AuthenticatorData; format: string; statement: CborMap }

/** https://www.w3.org/TR/webauthn-3/#sctn-attestation */
export function readAttestation(bytes: Uint8Array = new Uint8Array()): Attestation | undefined {
  const read = readCbor(bytes)
  const value = read?.size === bytes.length ? read.value : undefined
  if (!(value instanceof Map)) return undefined
  const [format, statement, authData] = ['fmt', 'attStmt', 'authData'].map((name) => value.get(name))
  const data = authData instanceof Uint8Array ? readAuthenticatorData(authData) : undefined
  return typeof format === 'string' && statement instanceof Map && data
    ? { data, format, statement }
    : undefined
}
