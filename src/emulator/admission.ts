import type { IncomingMessage } from 'node:http'
import { BadRequest, ForeignOrigin, Misdirected } from './refusal.ts'

/** What is known of a request once its headers were let in. */
export type Admitted = {
  /** as the client asked for it */
  url: URL
  /** the page's origin, when a page asks */
  origin: string | undefined
}

/**
 * Lets in only what comes from this computer: a page elsewhere can neither take this address for its own (Host) nor
 * make the reader's browser send something (Origin).
 *
 * @param origins further origins whose pages may ask
 * @throws Refusal
 */
export function admit(request: IncomingMessage, origins: readonly string[]): Admitted {
  const url = urlOf(request)
  const [origin, ...more] = request.headersDistinct.origin ?? []
  if (more.length) throw BadRequest('A request has one Origin.')
  if (origin !== undefined && !isLoopbackOrigin(origin) && !origins.includes(origin))
    throw ForeignOrigin(origin)
  return { url, origin }
}

/** The address asked for; in the absolute form of a request line the host stands twice. */
function urlOf(request: IncomingMessage): URL {
  const [host, ...more] = request.headersDistinct.host ?? []
  if (host === undefined || more.length) throw BadRequest('A request has one Host.')
  if (!isLoopbackHost(host)) throw Misdirected(host)
  const target = request.url ?? ''
  const text = target.startsWith('/') ? `http://${host}${target}` : target
  if (!/^http:\/\//i.test(text) || !URL.canParse(text)) throw BadRequest('The request line names no path.')
  const url = new URL(text)
  if (!isLoopbackHost(url.host)) throw Misdirected(url.host)
  return url
}

/** Whether a host, with or without its port, is this computer. */
function isLoopbackHost(host: string): boolean {
  return /^(?:(?:[a-z0-9_-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host)
}

const isLoopbackOrigin = (origin: string) =>
  /^https?:\/\//.test(origin) && isLoopbackHost(origin.slice(origin.indexOf('//') + 2))

/** What pages may read, of whatever origin they are; those that may not ask at all have been sent away by then. */
export const ANY_PAGE = { 'access-control-allow-origin': '*' }

/**
 * The headers that let a page read an answer that any page may: its own origin, never `*`.
 *
 * @param answered what the simulator would tell any page
 */
export function corsHeaders(answered: Headers, origin: string | undefined): Record<string, string> {
  const isReadable = origin !== undefined && answered.has('access-control-allow-origin')
  const headers = Object.fromEntries(
    [...answered].filter(
      ([name]) => name !== 'set-cookie' && (isReadable || !name.startsWith('access-control-')),
    ),
  )
  delete headers['access-control-allow-origin']
  return { ...headers, vary: 'Origin', ...(isReadable && { 'access-control-allow-origin': origin }) }
}
