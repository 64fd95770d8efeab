import type { Context } from '../../context.ts'
import { pageOf } from '../../store/page.ts'
import { entriesUnder } from '../../store/table.ts'
import { nameKey, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { filteredValue, matches, type Filter } from './filter.ts'

/** One page of a pool's users: by name, or sorted by the attribute that the filter names. */
export const pageOfUsers = (
  context: Context,
  pool: UserPool,
  filter: Filter | undefined,
  limit: number,
  token: string | undefined,
): { items: User[]; next?: string } =>
  pageOf(
    context,
    ['ListUsers', pool.Id, filter],
    (from) => (filter ? filtered(context, pool, filter, from) : named(context, pool, from)),
    limit,
    token,
  )

const named = (context: Context, pool: UserPool, from: string) =>
  entriesUnder(context.state.users, `${pool.Id}/`, from)

const filtered = (context: Context, pool: UserPool, filter: Filter, from: string): [string, User][] =>
  [...named(context, pool, '')]
    .filter(([, user]) => matches(user, filter))
    .map(([, user]): [string, User] => [sortKey(pool, filter, user), user])
    .filter(([key]) => key >= from)
    .sort(([left], [right]) => (left < right ? -1 : 1))

const sortKey = (pool: UserPool, filter: Filter, user: User): string =>
  `${filteredValue(user, filter.attribute).toLowerCase()}\0${nameKey(pool, user.Username)}`
