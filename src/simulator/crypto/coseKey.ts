import type { Cbor, CborMap } from './cbor.ts'
import { base64url } from './bytes.ts'

/** COSE's numbers of the signature algorithms that passkeys may use: ES256 and RS256. */
export const ALGORITHMS = [-7, -257] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** A passkey's public key: as JSON Web Key, with its algorithm. */
export type PasskeyKey = { algorithm: Algorithm; publicJwk: JsonWebKey }

/** The public key in a COSE_Key (RFC 9053); `undefined` when it is none of the two kinds. */
export function passkeyKeyOf(key: Cbor): PasskeyKey | undefined {
  if (!(key instanceof Map)) return undefined
  if (is(key, { [KTY]: 2, [ALG]: -7, [CRV]: 1 })) {
    const [x, y] = [key.get(-2), key.get(-3)]
    if (!isOfLength(x, 32) || !isOfLength(y, 32)) return undefined
    return { algorithm: -7, publicJwk: { kty: 'EC', crv: 'P-256', x: base64url(x), y: base64url(y) } }
  }
  if (is(key, { [KTY]: 3, [ALG]: -257 })) {
    const [n, e] = [key.get(-1), key.get(-2)]
    if (!(n instanceof Uint8Array) || !(e instanceof Uint8Array)) return undefined
    return { algorithm: -257, publicJwk: { kty: 'RSA', n: base64url(n), e: base64url(e) } }
  }
  return undefined
}

/** Labels of a COSE_Key. */
const KTY = 1
const ALG = 3
const CRV = -1

const is = (key: CborMap, wanted: Record<number, number>) =>
  Object.entries(wanted).every(([label, value]) => key.get(Number(label)) === value)

const isOfLength = (value: Cbor | undefined, length: number): value is Uint8Array<ArrayBuffer> =>
  value instanceof Uint8Array && value.length === length

const WEBCRYPTO = {
  [-7]: {
    key: { name: 'ECDSA', namedCurve: 'P-256' },
    signature: { name: 'ECDSA', hash: 'SHA-256' },
  },
  [-257]: {
    key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    signature: { name: 'RSASSA-PKCS1-v1_5' },
  },
} as const

/** Whether a key is one that signatures can be checked by: for ES256, a point of the curve. */
export const isUsable = async (key: PasskeyKey): Promise<boolean> => Boolean(await imported(key))

async function imported({ algorithm, publicJwk }: PasskeyKey): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('jwk', publicJwk, WEBCRYPTO[algorithm].key, false, ['verify'])
  } catch {
    return undefined
  }
}

/** Whether a signature, as authenticators write it, is the key's over the bytes. */
export async function isSignature(
  key: PasskeyKey,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const raw = key.algorithm === -7 ? fromDer(signature) : signature
  const cryptoKey = await imported(key)
  if (!raw || !cryptoKey) return false
  return crypto.subtle.verify(WEBCRYPTO[key.algorithm].signature, cryptoKey, raw, signed)
}

/** An ECDSA signature in DER, `SEQUENCE { r, s }`, as WebCrypto wants it: r and s of 32 bytes each. */
function fromDer(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const rLength = der[3] ?? 0
  const sLength = der[5 + rLength] ?? 0
  const isDer = der[0] === 0x30 && der[1] === der.length - 2 && der[2] === 2 && der[4 + rLength] === 2
  if (!isDer || der.length !== 6 + rLength + sLength) return undefined
  const r = asNumber(der.subarray(4, 4 + rLength))
  const s = asNumber(der.subarray(6 + rLength))
  if (!r || !s) return undefined
  const raw = new Uint8Array(64)
  raw.set(r, 32 - r.length)
  raw.set(s, 64 - s.length)
  return raw
}

/** The bytes of a positive number of DER, without the zero that may lead it. */
function asNumber(bytes: Uint8Array): Uint8Array | undefined {
  const isPositive = bytes.length > 0 && bytes[0]! < 0x80
  const isShortest = bytes[0] !== 0 || (bytes[1] ?? 0) >= 0x80
  const number = bytes[0] === 0 ? bytes.subarray(1) : bytes
  return isPositive && isShortest && number.length <= 32 ? number : undefined
}
