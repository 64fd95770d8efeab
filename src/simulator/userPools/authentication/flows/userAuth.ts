import { unworded } from '../../../context.ts'
import { InvalidParameterException, userDoesNotExist, wrongCredentials } from '../../../errors.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkTier } from '../../pools/tiers.ts'
import { checkCaller, hidesExistence } from '../../users/existence.ts'
import { findBySignInName } from '../../users/names.ts'
import { findParameter, parameterOf, type Flow } from '../attempt.ts'
import { askToBegin } from '../begin.ts'
import { pose } from '../challenge.ts'
import { choicesOf, firstFactor, pretendedChoices } from '../firstFactor.ts'
import { afterOneTimeCode, checkConfirmed } from '../next.ts'
import { useSignUp } from '../signUpSession.ts'

/** USER_AUTH: the app asks for the first factor that it prefers, or lets the user choose. */
export const userAuth: Flow = async (context, call) => {
  const attempt = { ...call, underWay: { ...call.underWay, isByChoice: true } }
  const { client, pool } = attempt
  if (!isFlowAllowed(client, 'ALLOW_USER_AUTH')) {
    throw unworded(context, InvalidParameterException, 'the app client does not allow USER_AUTH')
  }
  checkTier(pool.UserPoolTier, ['Choice-Based Sign-In'])
  const username = parameterOf(attempt, 'USERNAME')
  checkCaller(context, attempt, username, attempt.parameters.SECRET_HASH)
  const known = findBySignInName(context, pool, username)
  if (!known && !hidesExistence(client)) throw userDoesNotExist()
  if (known) checkConfirmed(known)
  await askToBegin(context, attempt, username, known)
  const user = findBySignInName(context, pool, username)
  if (!user && known) throw wrongCredentials()
  if (user && attempt.session !== undefined) {
    useSignUp(context, client, user, attempt.session)
    return afterOneTimeCode(context, attempt, user)
  }

  const preferred = findParameter(attempt, 'PREFERRED_CHALLENGE')
  const AvailableChallenges = user
    ? choicesOf(context, pool, user)
    : pretendedChoices(context, pool, preferred)
  const [first] = AvailableChallenges
  if (!first) throw wrongCredentials()
  const isPretended = !user && AvailableChallenges.length === 1
  const choice = isPretended ? first : AvailableChallenges.find((name) => name === preferred)
  const name = user?.Username ?? username
  const answer = choice
    ? await firstFactor(context, attempt, { name, user }, choice)
    : pose(context, attempt, name, 'SELECT_CHALLENGE', {}, { choices: AvailableChallenges.join(' ') })
  return answer.AuthenticationResult ? answer : { ...answer, AvailableChallenges }
}
