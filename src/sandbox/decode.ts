import { decodeJwt, decodeProtectedHeader } from 'jose'

/** Header and payload of a token as they stand, unverified; a part that does not decode is missing. */
export type Decoded = { header?: Record<string, unknown>; payload?: Record<string, unknown> }

export const decoded = (token: string): Decoded => ({
  header: read(() => decodeProtectedHeader(token)),
  payload: read(() => decodeJwt(token)),
})

function read<T>(decode: () => T): T | undefined {
  try {
    return decode()
  } catch {
    return undefined
  }
}
