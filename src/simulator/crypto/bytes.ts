import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64url as codec } from 'jose'

export { bytesToHex, hexToBytes, utf8ToBytes }

/** Base64url without padding (RFC 4648 §5). */
export const base64url = (bytes: Uint8Array): string => codec.encode(bytes)

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
