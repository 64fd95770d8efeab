import type { Context } from '../context.ts'
import { findRecord, putShortLived, removeRecord } from './records.ts'
import { nameKey } from './users.ts'
import type { UserPool } from './userPools.ts'

/** What Cognito lets a user try only so often. */
export const LIMITED = [
  'ChangePassword',
  'ConfirmForgotPassword',
  'ConfirmSignUp',
  'ForgotPassword',
  'GetUserAttributeVerificationCode',
  'ResendConfirmationCode',
  'VerifyUserAttribute',
] as const
export type Limited = (typeof LIMITED)[number]

const triesKey = (pool: UserPool, username: string, what: Limited) =>
  `${pool.Id}/${what}/${nameKey(pool, username)}`

/** When it was tried, in milliseconds, oldest first. */
export const triesOf = (context: Context, pool: UserPool, username: string, what: Limited): number[] =>
  findRecord(context, 'tries', triesKey(pool, username, what)) ?? []

export const putTries = (
  context: Context,
  pool: UserPool,
  username: string,
  what: Limited,
  tries: number[],
) =>
  putShortLived(context, 'tries', triesKey(pool, username, what), tries, (former) =>
    // Limits are by the hour.
    former.every((at) => context.world.now() >= at + 60 * 60_000),
  )

export function removeTries(context: Context, pool: UserPool, username: string): void {
  for (const what of LIMITED) removeRecord(context, 'tries', triesKey(pool, username, what))
}
