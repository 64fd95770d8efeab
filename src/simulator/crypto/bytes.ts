import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

export { bytesToHex, hexToBytes }

const utf8 = new TextEncoder()

/** A text in UTF-8. */
export const utf8ToBytes = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text)

const passing = new Uint8Array(16_384)

/**
 * A text in UTF-8, for what reads it at once: the bytes are good until the next call. To make a buffer for each text
 * takes a page four times as long.
 */
export const passingUtf8 = (text: string): Uint8Array<ArrayBuffer> =>
  text.length * 3 > passing.length
    ? utf8ToBytes(text)
    : passing.subarray(0, utf8.encodeInto(text, passing).written)

/** In newer engines bytes encode themselves. */
type Encoding = Uint8Array & { toBase64?(how: { alphabet: 'base64url'; omitPadding: true }): string }

/** Base64url without padding (RFC 4648 §5). */
export const base64url = (bytes: Encoding): string =>
  bytes.toBase64?.({ alphabet: 'base64url', omitPadding: true }) ?? base64urlByHand(bytes)

const LETTERS = utf8ToBytes('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
const ascii = new TextDecoder()

/** Not by `btoa`: to make a character of each byte for it takes twice as long, and a seventh of a sign-in's memory. */
function base64urlByHand(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let at = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    // Beyond the end nothing is written.
    for (let shift = 18; shift >= 0; shift -= 6) text[at++] = LETTERS[(three >> shift) & 63]!
  }
  return ascii.decode(text)
}

/** Standard base64 with padding. */
export function base64(bytes: Uint8Array): string {
  const text = base64url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Reads standard base64; `undefined` when the text is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Reads base64url; `undefined` when the text is not base64url. */
export const fromBase64url = (text: string): Uint8Array | undefined =>
  /^[\w-]*$/.test(text) ? fromBase64(text.replace(/-/g, '+').replace(/_/g, '/')) : undefined

/** Whether two texts are equal, in time that does not tell where they differ. */
export function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length
  for (let i = 0; i < left.length; i++) difference |= left.charCodeAt(i) ^ right.charCodeAt(i % right.length)
  return difference === 0
}
