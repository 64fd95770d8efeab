import { find, findDomainAt, originOf, valuesUnder, type State } from '../simulator/index.ts'
import { NotFound } from './refusal.ts'
import { regionOfPool } from './region.ts'

/** The way to a pool's domain that a client took, and goes on taking: not every computer resolves names under localhost. */
export type DomainDoor = {
  /** the domain in AWS, such as https://shop.auth.us-east-1.amazoncognito.com */
  origin: string
  /** where the client finds it: http://shop.localhost:9229, or http://localhost:9229/_domain/shop */
  base: string
  /** what is asked for there */
  path: string
}

/** The path of a pool's domain: `/_domain/DOMAIN/…`. */
const DOMAIN = '/_domain/'

/**
 * The domain that an address on localhost is one of: `http://DOMAIN.localhost/…` or `/_domain/DOMAIN/…`, where DOMAIN is a
 * prefix, a custom domain, or the whole name that AWS gives it.
 *
 * @param region of prefixes that several Regions have
 * @throws Refusal when the path names a domain that no pool has
 */
export function domainDoor(state: State, url: URL, region: string): DomainDoor | undefined {
  const [way, named, path = ''] = /^\/_domain\/([a-z0-9.-]+)(\/.*)?$/.exec(url.pathname) ?? []
  if (way !== undefined) {
    const origin = originNamed(state, named!, region)
    if (!origin) throw noDomain(named!)
    return { origin, base: url.origin + DOMAIN + named, path: path || '/' }
  }
  const [, label] = /^(.+)\.localhost$/.exec(url.hostname) ?? []
  const origin = label && originNamed(state, label, region)
  if (origin) return { origin, base: url.origin, path: url.pathname }
  if (label && PAGES.test(url.pathname)) throw noDomain(label)
  return undefined
}

/** What only a domain is asked for; the rest of the emulator answers at any name. */
const PAGES = /^\/(?:oauth2|saml2|passkeys)\/|^\/(?:login|logout|signup|forgotPassword)$/

const noDomain = (name: string) =>
  NotFound(`No user pool has the domain "${name}". CreateUserPoolDomain gives it one.`)

/** The path on localhost of a host that is a pool's domain. */
export function pathOfDomain(state: State, host: string, region: string): string | undefined {
  const there = findDomainAt(state, host)
  if (!there) return undefined
  const { domain } = there
  const isShort = originNamed(state, domain.Domain, region) === originOf(domain)
  return DOMAIN + (isShort ? domain.Domain : host)
}

function originNamed(state: State, name: string, region: string): string | undefined {
  const named = [...valuesUnder(state.domains, '')].filter(
    (domain) =>
      [domain.Domain, new URL(originOf(domain)).host].includes(name) &&
      find(state.userPools, domain.UserPoolId),
  )
  const domain = named.find(({ UserPoolId }) => regionOfPool(UserPoolId) === region) ?? named[0]
  return domain && originOf(domain)
}

/**
 * What the simulator hears of the browser's cookies: the Fetch standard keeps `Cookie` from pages, so it reads another
 * header, which nobody else may set.
 */
export function hearing(headers: Headers): Headers {
  const heard = new Headers(headers)
  const cookies = headers.get('cookie')
  heard.delete('cookie')
  heard.delete('x-cookie')
  if (cookies !== null) heard.set('x-cookie', cookies)
  return heard
}

/** An answer of the domain's as a browser takes it: cookies that it keeps, and redirects by the door that it came through. */
export function spoken(
  { base, origin }: DomainDoor,
  answered: Response,
  publicUrl: (url: string) => string,
): Response {
  const headers = new Headers(answered.headers)
  const cookies = JSON.parse(headers.get('x-set-cookie') ?? '[]') as string[]
  headers.delete('x-set-cookie')
  const path = new URL(`${base}/`).pathname
  for (const cookie of cookies) headers.append('set-cookie', onLocalhost(cookie, path))
  const [location, known] = [headers.get('location'), publicUrl(origin)]
  if (location?.startsWith(`${known}/`)) headers.set('location', base + location.slice(known.length))
  return new Response(answered.body, { status: answered.status, headers })
}

/** A cookie of this domain alone: on localhost other pools and apps share the host. Not all browsers take `Secure` without TLS. */
const onLocalhost = (cookie: string, path: string): string =>
  cookie.replace('; Path=/', `; Path=${path}`).replace('; Secure', '')
