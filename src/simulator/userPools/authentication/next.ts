import type { Context } from '../../context.ts'
import { UserNotConfirmedException } from '../../errors.ts'
import type { User } from '../../store/users.ts'
import { issueTokens } from '../tokens/issue.ts'
import type { Attempt, SignInAnswer } from './attempt.ts'

/** Comes before the password is looked at: an unconfirmed user learns so even with a wrong one (OP-107). */
export function checkConfirmed(user: User): void {
  if (user.UserStatus === 'UNCONFIRMED') throw UserNotConfirmedException('User is not confirmed.')
}

/** What follows a right password. */
export async function afterPassword(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const AuthenticationResult = await issueTokens(context, attempt.pool, attempt.client, user)
  return { AuthenticationResult, ChallengeParameters: {} }
}
