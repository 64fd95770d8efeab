import type { Context } from '../../context.ts'
import { userDoesNotExist, wrongCredentials } from '../../errors.ts'
import type { User } from '../../store/users.ts'
import { hidesExistence } from '../users/existence.ts'
import { checkLockout, countFailure } from '../users/lockout.ts'
import { findBySignInName } from '../users/names.ts'
import type { Attempt } from './attempt.ts'

/**
 * Lets a user in to where their password is looked at. A name that nobody has is locked after failures like any other,
 * so that the lock does not tell who exists.
 *
 * @throws UserNotFoundException or NotAuthorizedException
 */
export function checkDoor(
  context: Context,
  { pool, client }: Attempt,
  name: string,
  user: User | undefined,
): User {
  checkLockout(context, pool, user?.Username ?? name)
  if (user) return user
  countFailure(context, pool, name)
  throw hidesExistence(client) ? wrongCredentials() : userDoesNotExist()
}

/** The user that a sign-in names. */
export const userAtDoor = (context: Context, attempt: Attempt, name: string): User =>
  checkDoor(context, attempt, name, findBySignInName(context, attempt.pool, name))
