import { spendChallenge } from '../../../store/challenges.ts'
import { checkLockout, doCodesCount } from '../../users/lockout.ts'
import { useSoftwareToken } from '../../users/softwareToken.ts'
import { parameterOf, passed, type Flow } from '../attempt.ts'
import { answered, beginTry } from '../challenge.ts'
import { afterSecondFactor } from '../next.ts'

/** SOFTWARE_TOKEN_MFA: a code of the authenticator app, each of which counts once. */
export const softwareToken: Flow = async (context, call) => {
  const { pending, user, attempt } = answered(context, call)
  if (doCodesCount(context, true)) checkLockout(context, attempt.pool, user.Username)
  const code = parameterOf(attempt, 'SOFTWARE_TOKEN_MFA_CODE')
  beginTry(context, pending)
  const after = useSoftwareToken(context, attempt.pool, user, code)
  spendChallenge(context, pending)
  return afterSecondFactor(context, passed(attempt), after)
}
