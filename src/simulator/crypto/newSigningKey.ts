import { exportJWK, generateKeyPair } from 'jose'
import type { KeyPair } from '../world.ts'

/** An RSA-2048 pair from WebCrypto: what a page or process hands in as `createKey`. */
export async function newSigningKey(): Promise<KeyPair> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
  return { publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) }
}
