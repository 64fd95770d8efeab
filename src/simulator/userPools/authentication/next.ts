import type { Context } from '../../context.ts'
import { PasswordResetRequiredException, userIsDisabled, UserNotConfirmedException } from '../../errors.ts'
import type { User } from '../../store/users.ts'
import { issueTokens } from '../tokens/issue.ts'
import { forgetFailures } from '../users/lockout.ts'
import { checkTemporaryPassword } from '../users/passwords.ts'
import type { Attempt, SignInAnswer } from './attempt.ts'
import { newPasswordRequired } from './newPasswordRequired.ts'
import { secondFactor } from './secondFactor.ts'

/** Comes before the password is looked at: an unconfirmed user learns so even with a wrong one (OP-107). */
export function checkConfirmed(user: User): void {
  if (user.UserStatus === 'UNCONFIRMED') throw UserNotConfirmedException('User is not confirmed.')
}

/** What follows a right password: the user's state, in the order of OP-107. */
export async function afterPassword(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  forgetFailures(context, attempt.pool, user.Username)
  if (!user.Enabled) throw userIsDisabled()
  if (user.UserStatus === 'RESET_REQUIRED') {
    throw PasswordResetRequiredException('Password reset required for the user')
  }
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') {
    checkTemporaryPassword(context, user)
    return newPasswordRequired(context, attempt, user)
  }
  return afterFirstFactor(context, attempt, user)
}

/** What follows the first factor: a second one, if the pool and the user want it. */
export const afterFirstFactor = async (
  context: Context,
  attempt: Attempt,
  user: User,
): Promise<SignInAnswer> => secondFactor(context, attempt, user) ?? signedIn(context, attempt, user)

/** The end of signing in: tokens. */
export async function signedIn(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const AuthenticationResult = await issueTokens(context, attempt.pool, attempt.client, user)
  return { AuthenticationResult, ChallengeParameters: {} }
}
