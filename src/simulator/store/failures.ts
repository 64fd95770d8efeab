import type { Context } from '../context.ts'
import { findRecord, putShortLived, removeRecord } from './records.ts'
import { nameKey } from './users.ts'
import type { UserPool } from './userPools.ts'

/** Failed sign-ins in a row under one name; times in milliseconds. */
export type Failures = { count: number; lastAt: number; lockedUntil: number }

const failuresKey = (pool: UserPool, name: string) => `${pool.Id}/${nameKey(pool, name)}`

export const findFailures = (context: Context, pool: UserPool, name: string): Failures | undefined =>
  findRecord(context, 'failures', failuresKey(pool, name))

export const putFailures = (context: Context, pool: UserPool, name: string, failures: Failures) =>
  putShortLived(
    context,
    'failures',
    failuresKey(pool, name),
    failures,
    // A quarter of an hour after the last one the count begins anew.
    ({ lastAt }) => context.world.now() >= lastAt + 60 * 60_000,
  )

export const removeFailures = (context: Context, pool: UserPool, name: string) =>
  removeRecord(context, 'failures', failuresKey(pool, name))
