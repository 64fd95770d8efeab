import type { Context } from '../context.ts'
import { base64url, fromBase64url, utf8ToBytes } from '../crypto/bytes.ts'
import { InvalidParameterException } from '../errors.ts'

/** What is listed: the operation, and all that narrows it. Another listing's token is refused. */
export type Listing = [operation: string, ...narrowedBy: unknown[]]

type Token = { listing: Listing; from: string; madeAt: number }

/** Documented for ListUsers; the other listings are taken to be alike. */
const AN_HOUR = 60 * 60_000

/**
 * One page of a listing.
 *
 * @param entriesFrom the listing in the order of its keys, from the first key >= the one given
 * @returns `next` is the token of the page after; none: this is the last
 * @throws InvalidParameterException when the token is not this listing's, or older than an hour; AWS's text is not on record
 */
export function pageOf<V>(
  context: Context,
  listing: Listing,
  entriesFrom: (from: string) => Iterable<[key: string, value: V]>,
  limit: number,
  token: string | undefined,
): { items: V[]; next?: string } {
  const items: V[] = []
  for (const [key, value] of entriesFrom(token === undefined ? '' : startOf(context, listing, token))) {
    if (items.length === limit) return { items, next: tokenFor(context, listing, key) }
    items.push(value)
  }
  return { items }
}

function tokenFor(context: Context, listing: Listing, from: string): string {
  const token: Token = { listing, from, madeAt: context.world.now() }
  return base64url(utf8ToBytes(JSON.stringify(token)))
}

function startOf(context: Context, listing: Listing, text: string): string {
  const token = read(text)
  const fits = token && JSON.stringify(token.listing) === JSON.stringify(listing)
  if (!fits || context.world.now() >= token.madeAt + AN_HOUR) throw InvalidParameterException()
  return token.from
}

function read(text: string): Token | undefined {
  const bytes = fromBase64url(text)
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isToken(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Anybody can write a token: what is in it is looked at. */
function isToken(value: unknown): value is Token {
  const { from, madeAt } = (value ?? {}) as Partial<Token>
  return typeof from === 'string' && typeof madeAt === 'number'
}
