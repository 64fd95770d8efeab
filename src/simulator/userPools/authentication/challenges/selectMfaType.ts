import { unworded } from '../../../context.ts'
import { InvalidParameterException } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { parameterOf, type Flow } from '../attempt.ts'
import { answered } from '../challenge.ts'
import { ask, factorsFor } from '../secondFactor.ts'

/** SELECT_MFA_TYPE: which of the user's factors to ask for. */
export const selectMfaType: Flow = async (context, call) => {
  const { pending, user, attempt } = answered(context, call)
  const answer = parameterOf(attempt, 'ANSWER')
  const factor = factorsFor(attempt, user).enabled.find((name) => name === answer)
  if (!factor) throw unworded(context, InvalidParameterException, `"${answer}" is none of the user's factors`)
  spendChallenge(context, pending)
  return ask(context, attempt, user, factor)
}
