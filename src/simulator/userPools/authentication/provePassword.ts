import type { Context } from '../../context.ts'
import { wrongCredentials } from '../../errors.ts'
import type { User } from '../../store/users.ts'
import { countFailure } from '../users/lockout.ts'
import { isPasswordOf } from '../users/passwords.ts'
import { parameterOf, passed, type Attempt, type SignInAnswer } from './attempt.ts'
import { afterPassword, checkBeforePassword } from './next.ts'
import { watchFailure } from './watch.ts'

/** A password that travels in the request. */
export async function provePassword(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const password = parameterOf(attempt, 'PASSWORD')
  checkBeforePassword(context, user)
  if (!isPasswordOf(attempt.pool, user, password)) {
    countFailure(context, attempt.pool, user.Username)
    watchFailure(context, attempt, user)
    throw wrongCredentials()
  }
  context.note({ kind: 'check', what: 'The password is right' })
  return afterPassword(context, passed(attempt), user)
}
