import { concatBytes } from '@noble/hashes/utils.js'
import type { KeyPair, World } from '../world.ts'
import { base64, fromBase64url, hexToBytes, utf8ToBytes } from './bytes.ts'
import { rsaSha256 } from './rsa.ts'

/** What a certificate says: times in milliseconds. */
export type Certificate = { name: string; serial: Uint8Array; from: number; until: number }

/** A key pair with a certificate of its own: base64 of X.509 in DER. */
export type CertifiedKey = KeyPair & { certificate: string }

const TEN_YEARS = 10 * 365 * 24 * 60 * 60_000

/** A new key pair, certified by itself for ten years. */
export async function newCertifiedKey(world: World, name: string): Promise<CertifiedKey> {
  const pair = await world.createKey()
  const from = world.now()
  const serial = world.random(16)
  serial[0] = (serial[0]! & 0x7f) | 0x40
  return { ...pair, certificate: await selfSigned(pair, { name, serial, from, until: from + TEN_YEARS }) }
}

/** A self-signed X.509 certificate (RFC 5280, version 1, RSA with SHA-256) as base64 of its DER form. */
export async function selfSigned(pair: KeyPair, { name, serial, from, until }: Certificate): Promise<string> {
  const owner = sequence(set(sequence(COMMON_NAME, tagged(0x0c, utf8ToBytes(name)))))
  const content = sequence(
    integer(serial),
    RSA_WITH_SHA256,
    owner,
    sequence(time(from), time(until)),
    owner,
    publicKeyInfo(pair.publicJwk),
  )
  return base64(sequence(content, RSA_WITH_SHA256, bitString(await rsaSha256(pair.privateJwk, content))))
}

function publicKeyInfo({ n = '', e = '' }: JsonWebKey): Uint8Array {
  const key = sequence(integer(fromBase64url(n)!), integer(fromBase64url(e)!))
  return sequence(RSA, bitString(key))
}

/** One value in DER: its tag, its length, its bytes. */
function tagged(tag: number, ...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = concatBytes(...parts)
  const { length } = bytes
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return new Uint8Array([tag, ...size, ...bytes])
}

const sequence = (...parts: Uint8Array[]) => tagged(0x30, ...parts)
const set = (...parts: Uint8Array[]) => tagged(0x31, ...parts)
const bitString = (bytes: Uint8Array) => tagged(0x03, new Uint8Array([0]), bytes)

/** A number that is not negative: a leading zero where the top bit is set. */
const integer = (bytes: Uint8Array) =>
  tagged(0x02, bytes[0]! & 0x80 ? concatBytes(new Uint8Array([0]), bytes) : bytes)

/** Two digits for the year until 2049, four from 2050 on. */
function time(at: number): Uint8Array {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)
  const isShort = digits < '2050'
  return tagged(isShort ? 0x17 : 0x18, utf8ToBytes(`${digits.slice(isShort ? 2 : 0)}Z`))
}

/** Object identifiers, the algorithms with their empty parameters. */
const COMMON_NAME = hexToBytes('0603550403')
const RSA = hexToBytes('300d06092a864886f70d0101010500')
const RSA_WITH_SHA256 = hexToBytes('300d06092a864886f70d01010b0500')
