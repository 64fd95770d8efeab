import type { Context } from '../../context.ts'
import { wrongCredentials } from '../../errors.ts'
import type { User } from '../../store/users.ts'
import { countFailure } from '../users/lockout.ts'
import { isPasswordOf } from '../users/passwords.ts'
import { parameterOf, passed, type Attempt, type SignInAnswer } from './attempt.ts'
import { afterPassword, checkConfirmed } from './next.ts'

/** A password that travels in the request. Order of checks: OP-107. */
export async function provePassword(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const password = parameterOf(attempt, 'PASSWORD')
  checkConfirmed(user)
  if (!isPasswordOf(attempt.pool, user, password)) {
    countFailure(context, attempt.pool, user.Username)
    throw wrongCredentials()
  }
  context.note({ kind: 'check', what: 'The password is right' })
  return afterPassword(context, passed(attempt), user)
}
