import type { Context } from '../../context.ts'
import type { User } from '../../store/users.ts'
import { userOrWrongCredentials } from '../users/existence.ts'
import { checkLockout, countFailure } from '../users/lockout.ts'
import { findBySignInName } from '../users/names.ts'
import type { Attempt } from './attempt.ts'

/**
 * The user that a sign-in names. A name that nobody has is locked after failures like any other, so that the lock does
 * not tell who exists.
 *
 * @throws UserNotFoundException or NotAuthorizedException
 */
export function userAtDoor(context: Context, { pool, client }: Attempt, name: string): User {
  const user = findBySignInName(context, pool, name)
  checkLockout(context, pool, user?.Username ?? name)
  if (!user) countFailure(context, pool, name)
  return user ?? userOrWrongCredentials(context, pool, client, name)
}
