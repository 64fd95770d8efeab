import type { IncomingMessage } from 'node:http'
import { BodyTooLarge, EncodedBody } from './refusal.ts'

/** The largest body that is read, in bytes: of a call, and of a file for S3 (that of a user import has 100 MB at most). */
const MAX_CALL = 256 * 1024
const MAX_FILE = 100 * 1024 * 1024

/**
 * Reads a request's body.
 *
 * @throws Refusal when it is too large, or encoded: nothing is ever inflated
 */
export async function readBody(request: IncomingMessage, isFile: boolean): Promise<Buffer> {
  const limit = isFile ? MAX_FILE : MAX_CALL
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') throw EncodedBody(encoding)
  if (Number(request.headers['content-length'] ?? 0) > limit) throw BodyTooLarge(limit)
  const chunks: Buffer[] = []
  let size = 0
  // Not an iteration: leaving that early would close the socket before the refusal is written.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) reject(BodyTooLarge(limit))
      else chunks.push(chunk)
    })
    request.on('end', resolve)
    request.on('error', reject)
    request.on('close', () => reject(new Error('The client has gone.')))
  })
  return Buffer.concat(chunks)
}

/** How much more is read, and how long, so that a client that is still sending comes to see its refusal. */
const DRAINED = { bytes: 1024 * 1024, milliseconds: 300 }

/** Reads on without keeping anything, until the request ends or enough was read. */
export function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    let read = 0
    const timer = setTimeout(resolve, DRAINED.milliseconds)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    request.on('data', (chunk: Buffer) => (read += chunk.length) > DRAINED.bytes && end())
    request.on('end', end).on('error', end).on('close', end)
    request.resume()
  })
}
