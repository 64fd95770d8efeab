import type { Context } from '../../context.ts'
import { invalidSession, missingParameter, userIsDisabled } from '../../errors.ts'
import { challengeOf, openChallenge, spendChallenge, type PendingChallenge } from '../../store/challenges.ts'
import { clientOf, type UserPoolClient } from '../../store/userPoolClients.ts'
import { findUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

/** A second factor being set up in the middle of a sign-in. */
export type SetUp = { pending: PendingChallenge; pool: UserPool; client: UserPoolClient; user: User }

/** @throws InvalidParameterException without a Session; NotAuthorizedException with one that is no good */
export function setUpOf(context: Context, session: string | undefined): SetUp {
  if (session === undefined) throw missingParameter('Session')
  const pending = challengeOf(context, 'MFA_SETUP', session)
  const { client, pool } = clientOf(context, pending.ClientId)
  const user = findUser(context, pool, pending.Username)
  if (!user || user.UserStatus !== pending.status) throw invalidSession()
  if (!user.Enabled) throw userIsDisabled()
  return { pending, pool, client, user }
}

/** Each step of setting up takes the former `Session` and gives a new one. */
export function reopenSetUp(
  context: Context,
  { pending, client, user }: SetUp,
  data: Record<string, string>,
): string {
  spendChallenge(context, pending)
  return openChallenge(context, client, user, 'MFA_SETUP', data, pending.underWay)
}
