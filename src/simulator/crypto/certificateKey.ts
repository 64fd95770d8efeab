import { fromBase64 } from './bytes.ts'

/**
 * The public key in an X.509 certificate (RFC 5280), as SubjectPublicKeyInfo in DER.
 *
 * @param certificate base64 of DER
 * @returns nothing when it is no certificate
 */
export function certificateKey(certificate: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = fromBase64(certificate.replace(/\s/g, ''))
  const content = bytes && partsOf(inside(bytes) ?? new Uint8Array())[0]
  const parts = content && partsOf(inside(content) ?? new Uint8Array())
  if (!parts) return undefined
  // Version 3 begins with its version, in a tag of its own; then serial, algorithm, issuer, validity, subject, key.
  const at = parts[0]?.[0] === 0xa0 ? 6 : 5
  return parts[at] && new Uint8Array(parts[at])
}

/** Where a value's bytes begin and end; nothing when they would be beyond what there is. */
function boundsOf(bytes: Uint8Array): { from: number; to: number } | undefined {
  const first = bytes[1] ?? 0xff
  const digits = first < 0x80 ? 0 : first & 0x7f
  const length = digits ? bytes.slice(2, 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0) : first
  const from = 2 + digits
  return digits > 3 || from + length > bytes.length ? undefined : { from, to: from + length }
}

function inside(bytes: Uint8Array): Uint8Array | undefined {
  const bounds = boundsOf(bytes)
  return bounds && bytes.slice(bounds.from, bounds.to)
}

/** The values that follow each other, each with its tag and length. */
function partsOf(bytes: Uint8Array): Uint8Array[] {
  const bounds = bytes.length ? boundsOf(bytes) : undefined
  return bounds ? [bytes.slice(0, bounds.to), ...partsOf(bytes.slice(bounds.to))] : []
}
