/** A cookie as a browser keeps it. `line` is the Set-Cookie line it came in. */
export type Cookie = {
  host: string
  name: string
  value: string
  line: string
  sameSite: 'strict' | 'lax' | 'none'
  /** milliseconds; without it the cookie ends with the browser */
  expiresAt?: number
}

/** Where a request comes from and what it is, as far as cookies depend on it. */
export type Going = { url: string; method: string; from?: string }

/** A response's Set-Cookie lines. The Fetch standard hides them from pages, so the simulator has a header of its own. */
export function linesIn(headers: Headers): string[] {
  const text = headers.get('x-set-cookie')
  return text === null ? [] : (JSON.parse(text) as string[])
}

/** The cookies that go along, in one line; nothing when there are none. */
export function cookieLine(jar: Cookie[], going: Going, now: number): string | undefined {
  const sent = jar.filter((cookie) => isSent(cookie, going, now))
  return sent.length ? sent.map(({ name, value }) => `${name}=${value}`).join('; ') : undefined
}

/**
 * Sources: RFC 6265 §5.4, and RFC 6265bis §5.2 for SameSite: Lax goes along from another site when somebody follows a link or a
 * redirect, not when a form is posted.
 */
function isSent(cookie: Cookie, { url, method, from }: Going, now: number): boolean {
  if (cookie.host !== new URL(url).host || isOver(cookie, now)) return false
  if (cookie.sameSite === 'none' || from === undefined || siteOf(from) === siteOf(url)) return true
  return cookie.sameSite === 'lax' && method === 'GET'
}

/** The last two names of a host. Public suffixes are left aside: no host of ours stands under one. */
const siteOf = (url: string): string => new URL(url).host.split('.').slice(-2).join('.')

export const isOver = ({ expiresAt }: Cookie, now: number): boolean =>
  expiresAt !== undefined && expiresAt <= now

/** The jar after an answer of `url`: each cookie replaces the one of its name and host; one that is over goes. */
export function jarAfter(jar: Cookie[], url: string, lines: string[], now: number): Cookie[] {
  const { host } = new URL(url)
  const set = lines.map((line) => cookieIn(line, host, now)).filter((cookie) => cookie !== undefined)
  const stays = (cookie: Cookie) => !set.some(({ name }) => cookie.host === host && cookie.name === name)
  return [...jar.filter(stays), ...set].filter((cookie) => !isOver(cookie, now))
}

function cookieIn(line: string, host: string, now: number): Cookie | undefined {
  const [pair = '', ...attributes] = line.split(/;\s*/)
  const at = pair.indexOf('=')
  if (at < 1) return undefined
  const attribute = (name: string) =>
    attributes.find((text) => text.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
  const seconds = attribute('max-age')
  const sameSite = attribute('samesite')?.toLowerCase()
  return {
    ...{ host, line, name: pair.slice(0, at), value: pair.slice(at + 1) },
    // What says nothing is taken for Lax.
    sameSite: sameSite === 'none' || sameSite === 'strict' ? sameSite : 'lax',
    ...(seconds !== undefined && { expiresAt: now + Number(seconds) * 1000 }),
  }
}
