import { base64 } from '../crypto/bytes.ts'
import type { Answer } from '../record.ts'
import type { Html } from './html.ts'
import { urlOf, type Visit } from './visit.ts'

/** A cookie of the domain's: sent back to it alone, and no script reads it. `seconds` 0 ends it. */
export const cookie = (name: string, value: string, seconds: number, sameSite = '; SameSite=Lax'): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly${sameSite}`

const withCookies = (cookies: string[]): Record<string, string> =>
  cookies.length ? { 'x-set-cookie': JSON.stringify(cookies) } : {}

/** 302, so that a form that was posted is not posted again (RFC 9700 §4.12). */
export const redirect = (location: string, cookies: string[] = []): Answer => ({
  status: 302,
  headers: { location, ...withCookies(cookies), 'cache-control': 'no-store' },
  body: undefined,
})

/** To another page of the domain. */
export const goTo = (visit: Visit, path: string, query?: URLSearchParams, cookies: string[] = []): Answer =>
  redirect(urlOf(visit, path, query), cookies)

/** To an address with parameters after those it has. */
export function addressWith(
  url: string,
  parameters: Record<string, string | undefined>,
  mark: '?' | '#',
): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const text = new URLSearchParams(given).toString()
  return `${url}${mark === '?' && url.includes('?') ? '&' : mark}${text}`
}

/** What answers machines, in pages of any origin too: never kept by a cache. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: {
    'content-type': 'application/json;charset=UTF-8',
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'access-control-allow-origin': '*',
    ...headers,
  },
  body,
})

/** What answers machines that have nothing to be told. */
export const empty = (): Answer => {
  const { headers } = json(200, undefined)
  return { status: 200, headers, body: undefined }
}

/** Cognito sets a cookie even here; seen in public records. */
export const methodNotAllowed = ({ context }: Visit, allowed: string[]): Answer => ({
  status: 405,
  headers: {
    allow: allowed.join(', '),
    ...withCookies([cookie('XSRF-TOKEN', base64(context.world.random(16)), 3600)]),
  },
  body: undefined,
})

/**
 * A page. No frame shows it (RFC 9700 §4.16), and nothing runs in it but the script that bears its nonce.
 *
 * @param nonce as in the page's style and script
 */
export const page = (status: number, nonce: string, { markup }: Html, cookies: string[] = []): Answer => ({
  status,
  headers: {
    'content-type': 'text/html;charset=UTF-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    'x-frame-options': 'DENY',
    // Nothing goes to other sites. With no-referrer browsers would say of the page's own form that its origin is null.
    'referrer-policy': 'same-origin',
    ...withCookies(cookies),
  },
  body: markup,
})
