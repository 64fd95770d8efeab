import type { Context } from '../../context.ts'
import { NotAuthorizedException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { findFailures, putFailures, removeFailures, type Failures } from '../../store/failures.ts'
import type { UserPool } from '../../store/userPools.ts'

const FREE = 5
const LONGEST = 15 * 60_000

/**
 * Refuses a sign-in while its name is locked. The right password is refused too, and no refusal makes the lock longer.
 *
 * @param name the user's Username; for a name that nobody has, the name as given: it is locked alike
 * @throws NotAuthorizedException
 */
export function checkLockout(context: Context, pool: UserPool, name: string): void {
  const failures = pastFailures(context, pool, name)
  if (failures && context.world.now() < failures.lockedUntil) {
    throw NotAuthorizedException('Password attempts exceeded')
  }
}

/**
 * Counts a failed sign-in. The fifth in a row locks the name for one second, each further one for twice as long as the one
 * before, up to 15 minutes. After 15 minutes without one the count begins anew.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
 */
export function countFailure(context: Context, pool: UserPool, name: string): void {
  const now = context.world.now()
  const former = pastFailures(context, pool, name)
  const count = (former && now < former.lastAt + LONGEST ? former.count : 0) + 1
  const lock = count < FREE ? 0 : Math.min(1000 * 2 ** (count - FREE), LONGEST)
  putFailures(context, pool, name, { count, lastAt: now, lockedUntil: now + lock })
  if (lock) context.note({ kind: 'decision', what: `Sign-in is locked for ${lock / 1000} s` })
}

/** Whether wrong codes count as wrong passwords do: those of a second factor, not those of a first one (OP-123). */
export function doCodesCount(context: Context, isSecondFactor: boolean): boolean {
  const decided = settingOf(context, 'OP-123')
  return decided === 'built' ? isSecondFactor : decided === 'all-codes'
}

/** Where the clock was set back, failures of the future do not count: no lock is longer than its time. */
function pastFailures(context: Context, pool: UserPool, name: string): Failures | undefined {
  const failures = findFailures(context, pool, name)
  return failures && failures.lastAt <= context.world.now() ? failures : undefined
}

/** A successful sign-in ends the count. */
export const forgetFailures = (context: Context, pool: UserPool, name: string) =>
  removeFailures(context, pool, name)
