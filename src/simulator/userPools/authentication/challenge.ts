import type { Context } from '../../context.ts'
import { challengeOf, openChallenge, type PendingChallenge } from '../../store/challenges.ts'
import { findUser, type User } from '../../store/users.ts'
import { NotAuthorizedException } from '../../errors.ts'
import { parameterOf, type Attempt, type SignInAnswer } from './attempt.ts'

type ChallengeName = NonNullable<SignInAnswer['ChallengeName']>

/**
 * Asks for one more step of signing in.
 *
 * @param parameters what the client is told; USER_ID_FOR_SRP is added
 * @param data what the answer will be measured by
 */
export function challenge(
  context: Context,
  { client }: Attempt,
  user: User,
  name: ChallengeName,
  parameters: Record<string, string> = {},
  data: Record<string, string> = {},
): SignInAnswer {
  context.note({ kind: 'decision', what: `One more step: ${name}` })
  const Session = openChallenge(context, client, user, name, data)
  return {
    ChallengeName: name,
    Session,
    ChallengeParameters: { ...parameters, USER_ID_FOR_SRP: user.Username },
  }
}

/**
 * The challenge that is answered, and its user as they are now.
 *
 * @throws InvalidParameterException without a Session; NotAuthorizedException with one that is no good
 */
export function answered(context: Context, attempt: Attempt): { pending: PendingChallenge; user: User } {
  const session = attempt.session ?? parameterOf({ ...attempt, parameters: {} }, 'Session')
  const pending = challengeOf(context, attempt.name, session, attempt.client)
  const user = findUser(context, attempt.pool, pending.Username)
  if (!user) throw NotAuthorizedException('Invalid session for the user.')
  return { pending, user }
}
