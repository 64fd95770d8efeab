/** Names whose values open something. As the API models mark them, and as they appear in headers. */
const SECRET = new Set([
  'password',
  'accesstoken',
  'idtoken',
  'refreshtoken',
  'refresh_token',
  'confirmationcode',
  'clientsecret',
  'secrethash',
  'secret_hash',
  'session',
  'secretcode',
  'new_password',
])

/** What stands in a secret's place. */
export const MASK = '••••••••'

/** The same value with every secret in it masked, at any depth. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, isSecret(name, inner) ? MASK : masked(inner)]),
  )
}

/** Headers with the signature of an `authorization` header masked: its scope may be read. */
export const maskedHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/(Signature=)[0-9a-f]+/, `$1${MASK}`),
    ]),
  )

const isSecret = (name: string, value: unknown) => typeof value === 'string' && SECRET.has(name.toLowerCase())
