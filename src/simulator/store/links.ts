import type { Context } from '../context.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { entriesUnder } from './table.ts'
import type { User } from './users.ts'
import type { UserPool } from './userPools.ts'

/** Somebody as an outside identity provider knows them: one of its attributes has this value. */
export type OutsideUser = { provider: string; attribute: string; value: string }

const linkKey = (pool: UserPool, { provider, attribute, value }: OutsideUser) =>
  `${pool.Id}/${JSON.stringify([provider, attribute, value])}`

/** The username that an outside user is linked to. */
export const findLink = (context: Context, pool: UserPool, outside: OutsideUser): string | undefined =>
  findRecord(context, 'links', linkKey(pool, outside))

/** Everybody of a provider who is linked, and the username of whom they are linked to. */
export function linksTo(context: Context, pool: UserPool, provider: string): [OutsideUser, string][] {
  const start = `${pool.Id}/`
  const under = `${start}${JSON.stringify([provider]).slice(0, -1)},`
  return [...entriesUnder(context.state.links, under)].map(([key, username]) => {
    const [, attribute, value] = JSON.parse(key.slice(start.length)) as [string, string, string]
    return [{ provider, attribute, value }, username]
  })
}

export const putLink = (context: Context, pool: UserPool, outside: OutsideUser, { Username }: User) =>
  putRecord(context, 'links', linkKey(pool, outside), Username)

export const removeLink = (context: Context, pool: UserPool, outside: OutsideUser) =>
  removeRecord(context, 'links', linkKey(pool, outside))

export function removeLinks(context: Context, pool: UserPool, user: User): void {
  for (const [key, username] of [...entriesUnder(context.state.links, `${pool.Id}/`)]) {
    if (username === user.Username) removeRecord(context, 'links', key)
  }
}
