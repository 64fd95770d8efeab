import type { Context } from '../../../context.ts'
import { sameText } from '../../../crypto/bytes.ts'
import { CodeMismatchException } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { attributeOf, withAttribute, type User } from '../../../store/users.ts'
import { areAliasesFree, saveUser } from '../../users/aliases.ts'
import type { Address } from '../../users/contacts.ts'
import { countFailure, checkLockout, doCodesCount } from '../../users/lockout.ts'
import { parameterOf, passed, type Attempt, type Flow } from '../attempt.ts'
import { beginTry, pendingOf, userOfChallenge } from '../challenge.ts'
import { afterOneTimeCode, afterSecondFactor } from '../next.ts'

/** SMS_MFA, EMAIL_OTP and SMS_OTP: a code that was sent. */
const codeChallenge =
  (parameter: string, verified: 'email' | 'phone_number'): Flow =>
  async (context, call) => {
    const { pending, attempt } = pendingOf(context, call)
    const isSecond = pending.data.isFirstFactor !== 'true'
    const isCounted = doCodesCount(context, isSecond)
    if (isCounted) checkLockout(context, attempt.pool, pending.Username)
    const given = parameterOf(attempt, parameter)
    beginTry(context, pending)
    if (!sameText(pending.data.code ?? '', given)) {
      if (isCounted) countFailure(context, attempt.pool, pending.Username)
      throw CodeMismatchException('Invalid code or auth state for the user.')
    }
    const user = userOfChallenge(context, attempt, pending)
    spendChallenge(context, pending)
    const after = withVerified(context, attempt, user, { attribute: verified, to: pending.data.to ?? '' })
    return isSecond
      ? afterSecondFactor(context, passed(attempt), after)
      : afterOneTimeCode(context, attempt, after)
  }

/** A right code shows that the address is the user's, unless they have another by now; a name of somebody else's stays theirs. */
function withVerified(context: Context, { pool }: Attempt, user: User, { attribute, to }: Address): User {
  const verified = withAttribute(user, `${attribute}_verified`, 'true')
  const isTheirs = attributeOf(user, attribute) === to && areAliasesFree(context, pool, user, verified)
  return isTheirs ? saveUser(context, pool, user, verified) : user
}

export const smsMfa = codeChallenge('SMS_MFA_CODE', 'phone_number')
export const emailOtp = codeChallenge('EMAIL_OTP_CODE', 'email')
export const smsOtp = codeChallenge('SMS_OTP_CODE', 'phone_number')
