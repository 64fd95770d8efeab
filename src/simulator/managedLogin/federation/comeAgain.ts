import type { Context } from '../../context.ts'
import { userDoesNotExist, userIsDisabled } from '../../errors.ts'
import { findUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { Caller } from '../../userPools/triggers/invoke.ts'
import { postAuthentication } from '../../userPools/triggers/postAuthentication.ts'
import { preAuthentication } from '../../userPools/triggers/preAuthentication.ts'
import { checkAliasesFree } from '../../userPools/users/aliases.ts'
import type { Attribute } from '../../userPools/users/attributes.ts'
import { saveChange, withAttributes } from '../../userPools/users/change.ts'
import { checkMutable } from '../../userPools/users/conform.ts'

/**
 * Lets somebody from outside in who is a user already, by a former sign-in or a link. Their attributes are taken over
 * again; of those that are the same nothing is written.
 *
 * @throws NotAuthorizedException when they are disabled
 * @throws InvalidParameterException when an attribute that is mapped never changes, also where it would not
 * @throws UserLambdaValidationException when a function of the pool's refuses
 */
export async function comeAgain(
  context: Context,
  caller: Caller & { client: UserPoolClient },
  user: User,
  attributes: Attribute[],
): Promise<User> {
  const { pool, client } = caller
  if (!user.Enabled) throw userIsDisabled()
  checkMutable(
    context,
    pool,
    attributes.map(({ Name }) => Name),
  )
  const after = withAttributes(user, attributes)
  const isSame = JSON.stringify(after.Attributes) === JSON.stringify(user.Attributes)
  checkAliasesFree(context, pool, user, after)
  const saved = isSame ? user : saveChange(context, pool, user, after)
  const beginning = { pool, client, userName: saved.Username, user: saved, validationData: undefined }
  await preAuthentication(context, beginning)
  await postAuthentication(context, caller, userNow(context, pool, saved), false)
  return userNow(context, pool, saved)
}

/** The user after functions have had their time. @throws UserNotFoundException NotAuthorizedException */
export function userNow(context: Context, pool: UserPool, { Username, sub }: User): User {
  const user = findUser(context, pool, Username)
  if (user?.sub !== sub) throw userDoesNotExist()
  if (!user.Enabled) throw userIsDisabled()
  return user
}
