import { unworded, type Context } from '../../context.ts'
import { LimitExceededException, TooManyFailedAttemptsException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { putTries, triesOf, type Limited } from '../../store/tries.ts'
import type { UserPool } from '../../store/userPools.ts'

/**
 * How often an hour. For ForgotPassword and ConfirmForgotPassword, counted together, AWS names 5 to 20 by risk.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const HOURLY = {
  ChangePassword: 5,
  ConfirmSignUp: 15,
  ForgotPassword: 5,
  GetUserAttributeVerificationCode: 5,
  ResendConfirmationCode: 5,
  VerifyUserAttribute: 15,
} satisfies Partial<Record<Limited, number>>
const AN_HOUR = 60 * 60_000

/**
 * Counts one try, also where it then fails, and of a name nobody has: a limit tells nothing about who exists.
 *
 * @throws LimitExceededException when the hour's tries are used up
 */
export function countTry(
  context: Context,
  pool: UserPool,
  username: string,
  what: keyof typeof HOURLY,
): void {
  const isLeft = addTry(context, pool, username, what, HOURLY[what])
  if (!isLeft) throw LimitExceededException('Attempt limit exceeded, please try after some time.')
}

/** How many codes may be tried, where wrong ones have an exception of their own. */
const GUESSES = 5

/**
 * Counts a code that somebody tries: by the limit of the operation (OP-125).
 *
 * @throws LimitExceededException
 */
export function countGuess(
  context: Context,
  pool: UserPool,
  username: string,
  what: 'ConfirmForgotPassword' | 'ConfirmSignUp' | 'VerifyUserAttribute',
): void {
  if (settingOf(context, 'OP-125') === 'built') {
    return countTry(context, pool, username, what === 'ConfirmForgotPassword' ? 'ForgotPassword' : what)
  }
  if (addTry(context, pool, username, what, GUESSES)) return
  throw unworded(context, TooManyFailedAttemptsException, `${GUESSES} codes were tried within the hour`)
}

/** Counts one try more. @returns whether there was one left */
function addTry(context: Context, pool: UserPool, username: string, what: Limited, limit: number): boolean {
  const now = context.world.now()
  const recent = triesOf(context, pool, username, what).filter((at) => at > now - AN_HOUR && at <= now)
  const isLeft = recent.length < limit
  if (isLeft) putTries(context, pool, username, what, [...recent, now])
  return isLeft
}
