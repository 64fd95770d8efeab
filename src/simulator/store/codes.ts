import type { Context } from '../context.ts'
import { findRecord, putShortLived, removeRecord } from './records.ts'
import { sameText } from '../crypto/bytes.ts'
import { noUsableCode, wrongCode } from '../errors.ts'
import { settingOf } from './settings.ts'
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
export type Code = {
  code: string
  attribute: 'email' | 'phone_number'
  sentAt: number
  expiresAt: number
  /** codes that were sent before and are still good, where a new one does not end them */
  former?: Code[]
}

const codeKey = (user: Owner, purpose: CodePurpose) => `${user.UserPoolId}/${user.Username}/${purpose}`

/** A new code takes the former one's place (OP-126). */
export function putCode(context: Context, user: Owner, purpose: CodePurpose, code: Code): void {
  const former = settingOf(context, 'OP-126') === 'built' ? [] : goodCodes(context, user, purpose)
  const kept = { ...code, ...(former.length && { former }) }
  putShortLived(context, 'codes', codeKey(user, purpose), kept, ({ expiresAt }) => isOver(context, expiresAt))
}

const isOver = ({ world }: Context, expiresAt: number) => world.now() >= expiresAt

/** The codes for one purpose that were sent and are neither used nor too old, newest first. */
function goodCodes(context: Context, user: Owner, purpose: CodePurpose): Code[] {
  const kept = findRecord(context, 'codes', codeKey(user, purpose))
  if (!kept) return []
  const { former = [], ...newest } = kept
  return [newest, ...former].filter(({ expiresAt }) => !isOver(context, expiresAt))
}

/**
 * Checks a code without using it up.
 *
 * @throws ExpiredCodeException when none was sent, it was used, or its time is over
 * @throws CodeMismatchException
 */
export function checkCode(context: Context, user: Owner, purpose: CodePurpose, given: string): Code {
  const good = goodCodes(context, user, purpose)
  if (!good.length) throw noUsableCode()
  const found = good.find(({ code }) => sameText(code, given))
  if (!found) throw wrongCode()
  return found
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
