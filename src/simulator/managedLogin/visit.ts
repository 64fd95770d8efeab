import type { Context } from '../context.ts'
import { originOf, type UserPoolDomain } from '../store/domains.ts'
import type { UserPool } from '../store/userPools.ts'

/** A request at a pool's domain, taken apart. */
export type Visit = {
  context: Context
  pool: UserPool
  domain: UserPoolDomain
  method: string
  path: string
  headers: Headers
  query: URLSearchParams
  /** the fields of a form that was sent; of a GET none */
  form: URLSearchParams
  cookies: Record<string, string>
  /** asks somebody else of the simulated world: an outside identity provider */
  fetch(request: Request): Promise<Response>
}

/** Managed login; else its forerunner, the hosted UI (classic). */
export const isManaged = ({ domain }: Pick<Visit, 'domain'>): boolean => domain.ManagedLoginVersion === 2

/** Where the reader reaches a page of the domain. */
export const urlOf = ({ context, domain }: Visit, path: string, query?: URLSearchParams): string =>
  context.world.publicUrl(originOf(domain) + path) + (query?.size ? `?${query}` : '')

/**
 * A page is told of a browser's cookies in the header `x-cookie`, and sets them in `x-set-cookie`, a JSON list: the Fetch
 * standard lets no page write `Cookie` and read `Set-Cookie`. The emulator translates.
 */
export function cookiesIn(headers: Headers): Record<string, string> {
  const pairs = (headers.get('x-cookie') ?? '').split(/;\s*/).filter((pair) => pair.includes('='))
  // Of two of a name browsers send that of the longer path first: it is the one meant here.
  return Object.fromEntries(
    pairs.reverse().map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
}
