import { InvalidParameterException, userDoesNotExist, userIsDisabled } from '../../../errors.ts'
import { settingOf } from '../../../store/settings.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkCustomAuth } from '../../triggers/customSignIn.ts'
import { checkCaller, hidesExistence } from '../../users/existence.ts'
import { findBySignInName } from '../../users/names.ts'
import { findParameter, parameterOf, type Flow } from '../attempt.ts'
import { askToBegin } from '../begin.ts'
import { decide } from '../decide.ts'
import { checkConfirmed } from '../next.ts'

/** CUSTOM_AUTH: functions decide what is asked; with CHALLENGE_NAME SRP_A the proof of a password comes first. */
export const customAuth: Flow = async (context, attempt) => {
  const { client, pool } = attempt
  if (!isFlowAllowed(client, 'ALLOW_CUSTOM_AUTH')) {
    throw InvalidParameterException('CUSTOM_AUTH is not enabled for the client.')
  }
  checkCustomAuth(context, pool, 'DefineAuthChallenge')
  const username = parameterOf(attempt, 'USERNAME')
  const isSrpFirst = findParameter(attempt, 'CHALLENGE_NAME') === 'SRP_A'
  if (isSrpFirst) parameterOf(attempt, 'SRP_A')
  checkCaller(context, attempt, username, attempt.parameters.SECRET_HASH)
  const user = findBySignInName(context, pool, username)
  if (!user && !hidesExistence(client)) throw userDoesNotExist()
  if (user) checkConfirmed(user)
  if (user && !user.Enabled) throw userIsDisabled()
  // Nothing says where it stands among the three functions (OP-226).
  if (settingOf(context, 'OP-226') === 'built') await askToBegin(context, attempt, username, user)

  const custom = isSrpFirst ? [{ challengeName: 'SRP_A', challengeResult: true }] : []
  const underWay = { ...attempt.underWay, custom }
  return decide(context, { ...attempt, underWay }, user?.Username ?? username)
}
