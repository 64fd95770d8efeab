import {
  find,
  findDomainAt,
  originOf,
  originOfIdp,
  idpNameAt,
  valuesUnder,
  type State,
} from '../simulator/index.ts'
import { NotFound } from './refusal.ts'
import { regionOfPool } from './region.ts'

/** The way to pages of the simulated world that a client took: those of a pool's domain, or of an outside provider. */
export type PageDoor = {
  /** the host in the world, such as https://shop.auth.us-east-1.amazoncognito.com */
  origin: string
  /** where the browser finds it: http://localhost:9229/_domain/shop, whichever name for this computer was taken */
  base: string
  /** what is asked for there */
  path: string
  /** whether the client came by another name: `shop.localhost`, `127.0.0.1` */
  isByName: boolean
}

/** `/_domain/DOMAIN/…` and `/_idp/NAME/…` */
const [DOMAIN, IDP] = ['/_domain/', '/_idp/']

/**
 * What pages an address on localhost leads to: `/_domain/DOMAIN/…` or `http://DOMAIN.localhost/…`, where DOMAIN is a prefix,
 * a custom domain, or the whole name that AWS gives it; or `/_idp/NAME/…`.
 *
 * @param region of prefixes that several Regions have
 * @throws Refusal when the path names a domain that no pool has
 */
export function pageDoor(state: State, url: URL, region: string): PageDoor | undefined {
  const at = `http://localhost${url.port && `:${url.port}`}`
  const [, way, named = '', path = '/'] =
    /^(\/_domain\/|\/_idp\/)([a-z0-9.-]+)(\/.*)?$/.exec(url.pathname) ?? []
  if (way !== undefined) {
    const origin = way === IDP ? originOfIdp(named) : originNamed(state, named, region)
    if (!origin) throw noDomain(named)
    return { origin, base: at + way + named, path, isByName: url.hostname !== 'localhost' }
  }
  const [, label] = /^(.+)\.localhost$/.exec(url.hostname) ?? []
  if (label === undefined) return undefined
  const origin = originNamed(state, label, region)
  if (origin) return { origin, base: at + DOMAIN + label, path: url.pathname, isByName: true }
  if (PAGES.test(url.pathname)) throw noDomain(label)
  return undefined
}

/** What only a domain is asked for; the rest of the emulator answers at any name. */
const PAGES = /^\/(?:oauth2|saml2|passkeys)\/|^\/(?:login|logout|signup|forgotPassword)$/

const noDomain = (name: string) =>
  NotFound(`No user pool has the domain "${name}". CreateUserPoolDomain gives it one.`)

/** The path on localhost of a host that has pages. */
export function pathOfPages(state: State, host: string, region: string): string | undefined {
  const idp = idpNameAt(host)
  if (idp !== undefined) return IDP + idp
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
 * Pages are shown at one address alone: there are their cookies, there passkeys belong to, and there outside providers send
 * people back to. A client that came by another name is led there; what is for programs is answered at any.
 */
export function ledToPages(
  { base, path, isByName }: PageDoor,
  method: string,
  search: string,
): Response | undefined {
  const isPage = (method === 'GET' || method === 'HEAD') && !FOR_PROGRAMS.test(path)
  return isByName && isPage
    ? new Response(null, { status: 302, headers: { location: base + path + search } })
    : undefined
}

const FOR_PROGRAMS = /^\/oauth2\/(?:token|userInfo|revoke)$|^\/\.well-known\/|^\/(?:jwks|userinfo)$/

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

/** An answer of the pages' as a browser takes it: with cookies that it keeps, and redirects to where it found the page. */
export function spoken(
  { base, origin }: PageDoor,
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

/** A cookie of these pages alone: on localhost other pools and apps share the host. Not all browsers take `Secure` without TLS. */
const onLocalhost = (cookie: string, path: string): string =>
  cookie.replace('; Path=/', `; Path=${path}`).replace('; Secure', '')
