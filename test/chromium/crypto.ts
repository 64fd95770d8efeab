import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'

/**
 * `node:crypto` for tests that run in Chromium: just what their own arithmetic takes of it, and takes at once, which the
 * browser's own crypto.subtle can't give. In Node the same tests are judged by Node itself.
 */
const HASHES = { sha1, sha256, sha512 }
type Name = keyof typeof HASHES
type Data = Uint8Array | string

const bytes = (data: Data) => (typeof data === 'string' ? Buffer.from(data) : data)

type Running = { update(data: Uint8Array): unknown; digest(): Uint8Array }

function updated(hash: Running) {
  const own = {
    update(data: Data) {
      hash.update(bytes(data))
      return own
    },
    digest(encoding?: BufferEncoding) {
      const result = Buffer.from(hash.digest())
      return encoding ? result.toString(encoding) : result
    },
  }
  return own
}

export const createHash = (name: Name) => updated(HASHES[name].create())
export const createHmac = (name: Name, key: Data) => updated(hmac.create(HASHES[name], bytes(key)))
export const hkdfSync = (name: Name, secret: Data, salt: Data, info: Data, length: number) =>
  hkdf(HASHES[name], bytes(secret), bytes(salt), bytes(info), length)
export const randomBytes = (size: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(size)))

/** RFC 3526, §4: the group of 3072 bits. https://www.rfc-editor.org/rfc/rfc3526#section-4 */
const MODP15 = `FFFFFFFF FFFFFFFF C90FDAA2 2168C234 C4C6628B 80DC1CD1 29024E08 8A67CC74 020BBEA6 3B139B22 514A0879 8E3404DD
  EF9519B3 CD3A431B 302B0A6D F25F1437 4FE1356D 6D51C245 E485B576 625E7EC6 F44C42E9 A637ED6B 0BFF5CB6 F406B7ED
  EE386BFB 5A899FA5 AE9F2411 7C4B1FE6 49286651 ECE45B3D C2007CB8 A163BF05 98DA4836 1C55D39A 69163FA8 FD24CF5F
  83655D23 DCA3AD96 1C62F356 208552BB 9ED52907 7096966D 670C354E 4ABC9804 F1746C08 CA18217C 32905E46 2E36CE3B
  E39E772C 180E8603 9B2783A2 EC07A28F B5C55DF0 6F4C52C9 DE2BCBF6 95581718 3995497C EA956AE5 15D22618 98FA0510
  15728E5A 8AAAC42D AD33170D 04507A33 A85521AB DF1CBA64 ECFB8504 58DBEF0A 8AEA7157 5D060C7D B3970F85 A6E1E4C7
  ABF5AE8C DB0933D7 1E8C94E0 4A25619D CEE3D226 1AD2EE6B F12FFA06 D98A0864 D8760273 3EC86A64 521F2B18 177B200C
  BBE11757 7A615D6C 770988C0 BAD946E2 08E24FA0 74E5AB31 43DB5BFC E0FD108E 4B82D120 A93AD2CA FFFFFFFF FFFFFFFF`

export function getDiffieHellman(name: 'modp15') {
  if (name !== 'modp15') throw new TypeError(`Only modp15 is here, not ${String(name)}.`)
  const prime = Buffer.from(hexToBytes(MODP15.replace(/\s/g, '')))
  return { getPrime: (encoding?: BufferEncoding) => (encoding ? prime.toString(encoding) : prime) }
}
