import { base64, fromBase64, utf8ToBytes } from '../bytes.ts'

/** What a message may come to, in bytes: a small one that unpacks to gigabytes is not unpacked. */
const LARGEST = 200_000

/** A text as the HTTP-Redirect binding of SAML has it: deflated, in base64. */
export async function deflated(text: string): Promise<string> {
  const packed = new Blob([utf8ToBytes(text)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return base64(new Uint8Array(await new Response(packed).arrayBuffer()))
}

/** The other way; nothing when it is no such text. */
export async function findInflated(packed: string): Promise<string | undefined> {
  const bytes = fromBase64(packed)
  if (!bytes) return undefined
  const reader = new Blob([new Uint8Array(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  try {
    for (let size = 0; ;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > LARGEST) return undefined
      parts.push(new Uint8Array(value))
    }
  } catch {
    return undefined
  }
  return new TextDecoder().decode(await new Blob(parts).arrayBuffer())
}
