import type { Context } from '../../context.ts'
import { invalidSession, passwordResetRequired, userIsDisabled, wrongCredentials } from '../../errors.ts'
import { challengeOf, openChallenge, spendChallenge, type PendingChallenge } from '../../store/challenges.ts'
import { settingOf } from '../../store/settings.ts'
import { findUser, type User } from '../../store/users.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { findBySignInName } from '../users/names.ts'
import { parameterOf, type Attempt, type SignInAnswer } from './attempt.ts'

export type ChallengeName = NonNullable<SignInAnswer['ChallengeName']>

/**
 * Asks for one more step of signing in.
 *
 * @param username whose; it may be a name that nobody has, where the app client hides that
 * @param parameters what the client is told
 * @param data what the answer will be measured by
 */
export function pose(
  context: Context,
  { pool, client, underWay }: Attempt,
  username: string,
  name: ChallengeName,
  parameters: Record<string, string> = {},
  data: Record<string, string> = {},
): SignInAnswer {
  context.note({ kind: 'decision', what: `One more step: ${name}` })
  const owner = { UserPoolId: pool.Id, Username: username }
  const Session = openChallenge(context, client, owner, name, data, underWay)
  return { ChallengeName: name, Session, ChallengeParameters: parameters }
}

/** Asks a user, and tells the client USER_ID_FOR_SRP beside the parameters. */
export const challenge = (
  context: Context,
  attempt: Attempt,
  user: User,
  name: ChallengeName,
  parameters: Record<string, string> = {},
  data: Record<string, string> = {},
): SignInAnswer =>
  pose(context, attempt, user.Username, name, { ...parameters, USER_ID_FOR_SRP: user.Username }, data)

/** A challenge that is answered, and the attempt with what the sign-in remembers. */
type Answered = { pending: PendingChallenge; attempt: Attempt }

/**
 * The challenge that is answered.
 *
 * @throws InvalidParameterException without a Session; NotAuthorizedException with one that is no good
 */
export function pendingOf(context: Context, call: Attempt): Answered {
  const session = call.session ?? parameterOf({ parameters: {} }, 'Session')
  const pending = challengeOf(context, call.name, session, call.client)
  checkUnchanged(context, call, pending)
  // What was said first counts: a device that stands in for the second factor can't be exchanged later.
  return { pending, attempt: { ...call, underWay: { ...call.underWay, ...pending.underWay } } }
}

/**
 * A challenge is its owner's, and ends when their status changes. AWS does not say so; but else a password that an
 * administrator replaced would still let in who began with it.
 *
 * @throws NotAuthorizedException also when the owner was disabled meanwhile
 */
function checkUnchanged(context: Context, call: Attempt, pending: PendingChallenge): void {
  const owner = findUser(context, call.pool, pending.Username)
  if (owner?.UserStatus !== pending.status) throw invalidSession()
  if (!owner) return
  if (!owner.Enabled) throw userIsDisabled()
  const named = findBySignInName(context, call.pool, parameterOf(call, 'USERNAME'))
  if (named?.sub !== owner.sub) throw invalidSession()
}

/** Before a code is looked at: a wrong one leaves the `Session` open (OP-134). */
export function beginTry(context: Context, pending: PendingChallenge): void {
  if (settingOf(context, 'OP-134') === 'one-try') spendChallenge(context, pending)
}

/** The user of a challenge, as they are now. @throws NotAuthorizedException when there is none */
export function userOfChallenge(context: Context, { pool }: Attempt, pending: PendingChallenge): User {
  const user = findUser(context, pool, pending.Username)
  if (!user) throw invalidSession()
  return user
}

/**
 * A user after a function has had its time.
 *
 * @throws ResourceNotFoundException when their app client is gone
 * @throws NotAuthorizedException or PasswordResetRequiredException when they may not go on as they could before
 */
export function userNow(
  context: Context,
  { pool, client }: Pick<Attempt, 'pool' | 'client'>,
  before: User,
): User {
  clientOf(context, client.ClientId)
  const now = findUser(context, pool, before.Username)
  if (now?.sub !== before.sub) throw wrongCredentials()
  if (!now.Enabled) throw userIsDisabled()
  if (now.UserStatus === before.UserStatus) return now
  throw now.UserStatus === 'RESET_REQUIRED' ? passwordResetRequired() : wrongCredentials()
}

/** The challenge that is answered, and its user as they are now. @throws as its two parts do */
export function answered(context: Context, call: Attempt): Answered & { user: User } {
  const { pending, attempt } = pendingOf(context, call)
  return { pending, attempt, user: userOfChallenge(context, attempt, pending) }
}
