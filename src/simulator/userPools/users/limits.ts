import type { Context } from '../../context.ts'
import { LimitExceededException } from '../../errors.ts'
import { putTries, triesOf, type Limited } from '../../store/tries.ts'
import type { UserPool } from '../../store/userPools.ts'

/**
 * How often an hour. For ForgotPassword and ConfirmForgotPassword, counted together, AWS names 5 to 20 by risk (OP-125).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const HOURLY: Record<Limited, number> = {
  ChangePassword: 5,
  ConfirmSignUp: 15,
  ForgotPassword: 5,
  GetUserAttributeVerificationCode: 5,
  ResendConfirmationCode: 5,
  VerifyUserAttribute: 15,
}
const AN_HOUR = 60 * 60_000

/**
 * Counts one try, also where it then fails, and of a name nobody has: a limit tells nothing about who exists.
 *
 * @throws LimitExceededException when the hour's tries are used up (OP-125)
 */
export function countTry(context: Context, pool: UserPool, username: string, what: Limited): void {
  const now = context.world.now()
  const recent = triesOf(context, pool, username, what).filter((at) => at > now - AN_HOUR && at <= now)
  if (recent.length >= HOURLY[what]) {
    throw LimitExceededException('Attempt limit exceeded, please try after some time.')
  }
  putTries(context, pool, username, what, [...recent, now])
}
