import { unworded } from '../../../context.ts'
import { InvalidParameterException } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { findUser } from '../../../store/users.ts'
import { parameterOf, type Flow } from '../attempt.ts'
import { pendingOf, type ChallengeName } from '../challenge.ts'
import { firstFactor } from '../firstFactor.ts'

/** SELECT_CHALLENGE: which of the first factors to ask for; the answer may bring it along. */
export const selectChallenge: Flow = async (context, call) => {
  const { pending, attempt } = pendingOf(context, call)
  const choice = parameterOf(attempt, 'ANSWER')
  if (!pending.data.choices?.split(' ').includes(choice)) {
    throw unworded(context, InvalidParameterException, `"${choice}" is none of the challenges to choose from`)
  }
  spendChallenge(context, pending)
  const name = pending.Username
  const user = findUser(context, attempt.pool, name)
  // The choices that were written down are names of challenges.
  return firstFactor(context, attempt, { name, user }, choice as ChallengeName)
}
