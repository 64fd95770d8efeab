const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** An RSA signature with SHA-256 (RFC 8017 §8.2). */
export async function rsaSha256(
  privateJwk: JsonWebKey,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('jwk', privateJwk, RSA, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign(RSA.name, key, message))
}

/** @param spki the public key, as certificates have it */
export async function isRsaSha256(
  spki: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', spki, RSA, false, ['verify'])
  return crypto.subtle.verify(RSA.name, key, new Uint8Array(signature), message)
}
