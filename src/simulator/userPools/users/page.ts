import type { Context } from '../../context.ts'
import { base64url, fromBase64url, utf8ToBytes } from '../../crypto/bytes.ts'
import { InvalidParameterException } from '../../errors.ts'
import { valuesUnder } from '../../store/table.ts'
import { nameKey, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { filteredValue, matches, type Filter } from './filter.ts'

/** Where a page begins. It names the pool and the filter, so that another listing's token is refused. */
type Token = { pool: string; filter: Filter | undefined; from: string; madeAt: number }

const AN_HOUR = 60 * 60_000

/** One page of a pool's users: by name, or sorted by the attribute that the filter names. */
export function pageOfUsers(
  context: Context,
  pool: UserPool,
  filter: Filter | undefined,
  limit: number,
  token: string | undefined,
): { users: User[]; next?: string } {
  const from = token === undefined ? '' : startOf(context, pool, filter, token)
  const users = filter ? filtered(context, pool, filter, from) : named(context, pool, from)
  const page: User[] = []
  for (const user of users) {
    if (page.length === limit) return { users: page, next: tokenFor(context, pool, filter, user) }
    page.push(user)
  }
  return { users: page }
}

const named = (context: Context, pool: UserPool, from: string) =>
  valuesUnder(context.state.users, `${pool.Id}/`, `${pool.Id}/${from}`)

const filtered = (context: Context, pool: UserPool, filter: Filter, from: string): User[] =>
  [...named(context, pool, '')]
    .filter((user) => matches(user, filter))
    .map((user) => ({ user, key: sortKey(pool, filter, user) }))
    .filter(({ key }) => key >= from)
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ user }) => user)

const sortKey = (pool: UserPool, filter: Filter | undefined, user: User): string =>
  filter
    ? `${filteredValue(user, filter.attribute).toLowerCase()}\0${nameKey(pool, user.Username)}`
    : nameKey(pool, user.Username)

function tokenFor(context: Context, pool: UserPool, filter: Filter | undefined, user: User): string {
  const token: Token = {
    pool: pool.Id,
    filter,
    from: sortKey(pool, filter, user),
    madeAt: context.world.now(),
  }
  return base64url(utf8ToBytes(JSON.stringify(token)))
}

/** @throws InvalidParameterException when the token is not this listing's, or older than an hour; AWS's text is not on record */
function startOf(context: Context, pool: UserPool, filter: Filter | undefined, text: string): string {
  const token = read(text)
  const fits = token?.pool === pool.Id && JSON.stringify(token.filter) === JSON.stringify(filter)
  if (!token || !fits || context.world.now() >= token.madeAt + AN_HOUR) throw InvalidParameterException()
  return token.from
}

function read(text: string): Token | undefined {
  const bytes = fromBase64url(text)
  try {
    return bytes && (JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Token)
  } catch {
    return undefined
  }
}
