import type { Context } from '../../context.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { hasTrigger } from '../pools/triggers.ts'
import type { Caller } from '../triggers/invoke.ts'
import { preTokenGeneration, type TokenChanges, type TokenRequest } from '../triggers/preTokenGeneration.ts'
import { API_SCOPE } from './claims.ts'
import { groupsOfUser } from './groupClaims.ts'

/**
 * Lets the pool's function, if it has one, change the tokens that a user is about to get.
 *
 * @param userNow whose; asked for only where there is a function
 */
export async function customize(
  context: Context,
  caller: Caller & { client: UserPoolClient },
  userNow: () => User,
  triggerSource: TokenRequest['triggerSource'],
  scopes = [API_SCOPE],
): Promise<TokenChanges | undefined> {
  const { pool } = caller
  if (!hasTrigger(pool, 'PreTokenGeneration')) return undefined
  const user = userNow()
  const groups = groupsOfUser(context, pool, user)
  return preTokenGeneration(context, { ...caller, triggerSource, user, groups, scopes })
}
