import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '../bytes.ts'
import { comb, modulus } from './modular.ts'

/** The 3072-bit MODP prime of RFC 3526, group 15. */
const N_HEX =
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
  'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
  'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f' +
  '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
  'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
  '15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
  'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c' +
  'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff'

export const field = modulus(BigInt(`0x${N_HEX}`))

/** 2^exponent mod N for exponents up to 256 bits: secrets and x. */
export const powerOf2 = comb(field, 2n, 256)
/** 2^exponent mod N for exponents up to 512 bits: u·x. */
export const longPowerOf2 = comb(field, 2n, 512)

/** H(padHex(N) ‖ padHex(2)) */
export const k = BigInt('0x538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6')

/** Big-endian hex of even length, with a zero byte before a set top bit (Java's BigInteger.toByteArray). */
export function padHex(value: bigint): string {
  const hex = value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return /^[89a-f]/i.test(even) ? `00${even}` : even
}

export const hashHex = (hex: string): bigint => BigInt(`0x${bytesToHex(sha256(hexToBytes(hex)))}`)

/** u = H(padHex(A) ‖ padHex(B)) */
export const scramble = (A: bigint, B: bigint): bigint => hashHex(padHex(A) + padHex(B))

/** The first 16 bytes of HKDF-SHA256 over S, salted with u. */
export const sharedKey = (S: bigint, u: bigint): Uint8Array =>
  hkdf(sha256, hexToBytes(padHex(S)), hexToBytes(padHex(u)), utf8ToBytes('Caldera Derived Key'), 16)
