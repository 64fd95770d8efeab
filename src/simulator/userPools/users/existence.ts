import type { Context } from '../../context.ts'
import {
  noSuchUsername,
  noUsableCode,
  UnsupportedUserStateException,
  userDoesNotExist,
} from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { poolOf, type UserPool } from '../../store/userPools.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { findByAdminName, findBySignInName } from './names.ts'

/** Whether the app client keeps it to itself that a user does not exist. */
export const hidesExistence = (client: UserPoolClient): boolean =>
  client.PreventUserExistenceErrors === 'ENABLED'

/**
 * Checks the hash of the client secret in a call about a user: before the user is looked up (OP-129).
 *
 * @throws NotAuthorizedException when the client has a secret and the hash is missing or wrong
 */
export function checkCaller(
  context: Context,
  { pool, client }: { pool: UserPool; client: UserPoolClient },
  username: string,
  hash: string | undefined,
): void {
  // The call goes on to where it tells that nobody has the name.
  const isToldFirst = settingOf(context, 'OP-129') === 'user-first' && !hidesExistence(client)
  if (isToldFirst && !findBySignInName(context, pool, username)) return
  checkSecretHash(context, client, username, hash)
}

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
