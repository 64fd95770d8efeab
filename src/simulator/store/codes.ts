import type { Context } from '../context.ts'
import { findRecord, putShortLived, removeRecord } from './records.ts'
import { sameText } from '../crypto/bytes.ts'
import { noUsableCode, wrongCode } from '../errors.ts'
import type { UserPool } from './userPools.ts'
import { nameKey, type User } from './users.ts'

type Owner = Pick<User, 'UserPoolId' | 'Username'>

/** The owner of codes that are pretended for a name nobody has: no username begins with a space. */
export const nobody = (pool: UserPool, name: string): Owner => ({
  UserPoolId: pool.Id,
  Username: ` ${nameKey(pool, name)}`,
})

/** What a code is good for: one purpose, one code at a time. */
export const CODE_PURPOSES = ['SignUp', 'ForgotPassword', 'email', 'phone_number'] as const
export type CodePurpose = (typeof CODE_PURPOSES)[number]

/** A one-time code and the attribute whose owner it was sent to. */
export type Code = { code: string; attribute: 'email' | 'phone_number'; sentAt: number; expiresAt: number }

const codeKey = (user: Owner, purpose: CodePurpose) => `${user.UserPoolId}/${user.Username}/${purpose}`

/** A new code takes the former one's place (OP-126). */
export const putCode = (context: Context, user: Owner, purpose: CodePurpose, code: Code) =>
  putShortLived(
    context,
    'codes',
    codeKey(user, purpose),
    code,
    ({ expiresAt }) => context.world.now() >= expiresAt,
  )

/**
 * Checks a code without using it up.
 *
 * @throws ExpiredCodeException when none was sent, it was used, or its time is over
 * @throws CodeMismatchException
 */
export function checkCode(context: Context, user: Owner, purpose: CodePurpose, given: string): Code {
  const kept = findRecord(context, 'codes', codeKey(user, purpose))
  if (!kept || context.world.now() >= kept.expiresAt) throw noUsableCode()
  if (!sameText(kept.code, given)) throw wrongCode()
  return kept
}

export const spendCode = (context: Context, user: Owner, purpose: CodePurpose) =>
  removeRecord(context, 'codes', codeKey(user, purpose))

export function removeCodes(context: Context, user: User): void {
  for (const purpose of CODE_PURPOSES) spendCode(context, user, purpose)
}

/** Removes the codes that were sent to one of a user's addresses. */
export function removeCodesFor(context: Context, user: User, attribute: Code['attribute']): void {
  for (const purpose of CODE_PURPOSES) {
    const kept = findRecord(context, 'codes', codeKey(user, purpose))
    if (kept?.attribute === attribute) spendCode(context, user, purpose)
  }
}
