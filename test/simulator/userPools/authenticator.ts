import type { DocumentType } from '@smithy/types'
import { createHash, randomBytes } from 'node:crypto'

/** What a browser hands to the relying party's server: RegistrationResponseJSON, AuthenticationResponseJSON. */
export type Credential = Record<string, DocumentType>

/** What a test may have the authenticator or the browser do otherwise. */
export type Twist = {
  type?: string
  challenge?: string
  origin?: string
  crossOrigin?: boolean
  rpId?: string
  flags?: number
  signCount?: number
  format?: 'none' | 'packed' | 'fido-u2f'
  /** signs something else than it should */
  isForged?: boolean
  algorithm?: 'ES256' | 'RS256' | 'EdDSA'
  id?: Buffer
  userHandle?: string
}

type Options = { challenge: string; rp?: { id: string }; rpId?: string }

const PRESENT = 0x01
const VERIFIED = 0x04
const HAS_KEY = 0x40

/** A passkey provider in software, with one passkey: CBOR and COSE in plain code, signatures by the host. */
export function authenticator(twists: Twist = {}) {
  const algorithm = twists.algorithm ?? 'ES256'
  const keys = newKeys(algorithm)
  const id = twists.id ?? randomBytes(20)
  let signCount = 0

  const common = async (options: Options, type: string, twist: Twist, attested?: Buffer) => {
    const rpId = twist.rpId ?? options.rp?.id ?? options.rpId!
    const clientDataJSON = Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? options.challenge,
        origin: twist.origin ?? `https://${rpId}`,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    )
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(twist.signCount ?? signCount++)
    const flags = (twist.flags ?? PRESENT | VERIFIED) | (attested ? HAS_KEY : 0)
    const parts = [sha256(rpId), Buffer.from([flags]), counter, attested ?? Buffer.alloc(0)]
    const authData = Buffer.concat(parts)
    const signed = Buffer.concat([authData, sha256(twist.isForged ? 'forged' : clientDataJSON)])
    const signature = await sign(algorithm, (await keys).privateKey, signed)
    return { clientDataJSON, authData, signature }
  }
  const envelope = (response: Credential): Credential => ({
    ...{ id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' },
    ...{ response, authenticatorAttachment: 'platform', clientExtensionResults: {} },
  })

  return {
    id: id.toString('base64url'),
    async create(options: unknown, twist: Twist = twists): Promise<Credential> {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const key = cbor(cose(await crypto.subtle.exportKey('jwk', (await keys).publicKey), algorithm))
      const attested = Buffer.concat([Buffer.alloc(16), length, id, key])
      const { clientDataJSON, authData, signature } = await common(
        options as Options,
        'webauthn.create',
        twist,
        attested,
      )
      const fmt = twist.format ?? 'none'
      const attStmt = new Map<string, unknown>(
        fmt === 'none' ? [] : [...[['alg', COSE_ALG[algorithm]] as const], ['sig', signature]],
      )
      const object = new Map<string, unknown>([...Object.entries({ fmt, attStmt, authData })])
      return envelope({
        clientDataJSON: clientDataJSON.toString('base64url'),
        attestationObject: cbor(object).toString('base64url'),
        transports: ['internal'],
      })
    },
    async get(options: unknown, twist: Twist = twists): Promise<Credential> {
      const { clientDataJSON, authData, signature } = await common(options as Options, 'webauthn.get', twist)
      return envelope({
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(twist.userHandle && { userHandle: twist.userHandle }),
      })
    },
  }
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

const COSE_ALG = { ES256: -7, RS256: -257, EdDSA: -8 }

const ALGORITHMS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RS256: {
    ...{ name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, hash: 'SHA-256' },
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  EdDSA: { name: 'Ed25519' },
}

const newKeys = (algorithm: keyof typeof COSE_ALG) =>
  crypto.subtle.generateKey(ALGORITHMS[algorithm], true, ['sign', 'verify']) as Promise<CryptoKeyPair>

async function sign(algorithm: keyof typeof COSE_ALG, key: CryptoKey, data: BufferSource): Promise<Buffer> {
  const signature = Buffer.from(await crypto.subtle.sign(ALGORITHMS[algorithm], key, data))
  return algorithm === 'ES256' ? der(signature) : signature
}

/** WebAuthn wants a P-256 signature as ASN.1: a sequence of two integers. */
function der(signature: Buffer): Buffer {
  const integers = [signature.subarray(0, 32), signature.subarray(32)].map((half) => {
    const digits = half.subarray(half.findIndex((byte) => byte !== 0))
    const positive = digits[0]! < 0x80 ? digits : Buffer.concat([Buffer.alloc(1), digits])
    return Buffer.concat([Buffer.from([2, positive.length]), positive])
  })
  const content = Buffer.concat(integers)
  return Buffer.concat([Buffer.from([0x30, content.length]), content])
}

function cose({ x, y, n, e }: JsonWebKey, algorithm: keyof typeof COSE_ALG): Map<number, unknown> {
  const bytes = (text: string | undefined) => Buffer.from(text ?? '', 'base64url')
  const alg: [number, unknown] = [3, COSE_ALG[algorithm]]
  if (algorithm === 'RS256') return new Map([[1, 3], alg, [-1, bytes(n)], [-2, bytes(e)]])
  if (algorithm === 'EdDSA') return new Map([[1, 1], alg, [-1, 6], [-2, bytes(x)]])
  return new Map([[1, 2], alg, [-1, 1], [-2, bytes(x)], [-3, bytes(y)]])
}

/** Writes the few kinds of CBOR that WebAuthn has. */
export function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flat().map(cbor)])
}

function head(major: number, number: number): Buffer {
  if (number < 24) return Buffer.from([(major << 5) | number])
  if (number < 256) return Buffer.from([(major << 5) | 24, number])
  return Buffer.from([(major << 5) | 25, number >> 8, number & 0xff])
}
