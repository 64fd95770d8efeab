import type { Context } from '../../context.ts'
import {
  noSuchUsername,
  noUsableCode,
  UnsupportedUserStateException,
  userDoesNotExist,
} from '../../errors.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { poolOf, type UserPool } from '../../store/userPools.ts'
import { findByAdminName, findBySignInName } from './names.ts'

/** Whether the app client keeps it to itself that a user does not exist. */
export const hidesExistence = (client: UserPoolClient): boolean =>
  client.PreventUserExistenceErrors === 'ENABLED'

/** The user that an administrator names, by username, `sub`, or an alias. @throws UserNotFoundException */
export function userOfPool(
  context: Context,
  { UserPoolId, Username }: { UserPoolId: string; Username: string },
): { pool: UserPool; user: User } {
  const pool = poolOf(context, UserPoolId)
  const user = findByAdminName(context, pool, Username)
  if (!user) throw userDoesNotExist()
  return { pool, user }
}

/** A user to send the invitation to again. @throws UserNotFoundException UnsupportedUserStateException */
export function userToInvite(context: Context, pool: UserPool, name: string): User {
  const user = findByAdminName(context, pool, name)
  if (!user) throw userDoesNotExist()
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') return user
  throw UnsupportedUserStateException(
    `Resend not possible. ${user.Username} status is not FORCE_CHANGE_PASSWORD`,
  )
}

/** For ConfirmSignUp: @throws UserNotFoundException, or ExpiredCodeException where existence is hidden */
export const userOrExpiredCode = finder(noSuchUsername, noUsableCode)

function finder(open: () => Error, hidden: () => Error) {
  return (context: Context, pool: UserPool, client: UserPoolClient, name: string): User => {
    const user = findBySignInName(context, pool, name)
    if (user) return user
    throw hidesExistence(client) ? hidden() : open()
  }
}
