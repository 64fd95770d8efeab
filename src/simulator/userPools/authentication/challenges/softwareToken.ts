import { spendChallenge } from '../../../store/challenges.ts'
import { checkLockout } from '../../users/lockout.ts'
import { useSoftwareToken } from '../../users/softwareToken.ts'
import { parameterOf, passed, type Flow } from '../attempt.ts'
import { answered } from '../challenge.ts'
import { afterSecondFactor } from '../next.ts'

/** SOFTWARE_TOKEN_MFA: a code of the authenticator app, each of which counts once. */
export const softwareToken: Flow = async (context, call) => {
  const { pending, user, attempt } = answered(context, call)
  checkLockout(context, attempt.pool, user.Username)
  const after = useSoftwareToken(context, attempt.pool, user, parameterOf(attempt, 'SOFTWARE_TOKEN_MFA_CODE'))
  spendChallenge(context, pending)
  return afterSecondFactor(context, passed(attempt), after)
}
