import { importJWK, type CryptoKey } from 'jose'

/** Imported keys by their JWK object: an import costs more than a signature. */
const imported = new WeakMap<object, Promise<CryptoKey>>()

/** A WebCrypto key for a JWK of the state. */
export function keyOf(jwk: JsonWebKey): Promise<CryptoKey> {
  const known = imported.get(jwk)
  if (known) return known
  // An RSA key comes out as a CryptoKey; only symmetric keys come out as bytes.
  const made = importJWK(jwk as Parameters<typeof importJWK>[0], 'RS256') as Promise<CryptoKey>
  imported.set(jwk, made)
  return made
}
