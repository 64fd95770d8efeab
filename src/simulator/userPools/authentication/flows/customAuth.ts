import { InvalidParameterException, userDoesNotExist, userIsDisabled } from '../../../errors.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { functionOf } from '../../triggers/invoke.ts'
import { checkCaller, hidesExistence } from '../../users/existence.ts'
import { findBySignInName } from '../../users/names.ts'
import { findParameter, parameterOf, type Flow } from '../attempt.ts'
import { decide } from '../decide.ts'
import { checkConfirmed } from '../next.ts'

/** CUSTOM_AUTH: functions decide what is asked; with CHALLENGE_NAME SRP_A the proof of a password comes first. */
export const customAuth: Flow = async (context, attempt) => {
  const { client, pool } = attempt
  if (!isFlowAllowed(client, 'ALLOW_CUSTOM_AUTH')) {
    throw InvalidParameterException('CUSTOM_AUTH is not enabled for the client.')
  }
  functionOf(context, pool, 'DefineAuthChallenge')
  const username = parameterOf(attempt, 'USERNAME')
  const isSrpFirst = findParameter(attempt, 'CHALLENGE_NAME') === 'SRP_A'
  if (isSrpFirst) parameterOf(attempt, 'SRP_A')
  checkCaller(context, attempt, username, attempt.parameters.SECRET_HASH)
  const user = findBySignInName(context, pool, username)
  if (!user && !hidesExistence(client)) throw userDoesNotExist()
  if (user) checkConfirmed(user)
  if (user && !user.Enabled) throw userIsDisabled()

  const custom = isSrpFirst ? [{ challengeName: 'SRP_A', challengeResult: true }] : []
  const underWay = { ...attempt.underWay, custom }
  // Of this call's ClientMetadata the three functions learn nothing.
  return decide(context, { ...attempt, clientMetadata: undefined, underWay }, user?.Username ?? username)
}
