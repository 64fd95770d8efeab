import { spendChallenge } from '../../../store/challenges.ts'
import { checkLockout } from '../../users/lockout.ts'
import { useSoftwareToken } from '../../users/softwareToken.ts'
import { parameterOf, type Flow } from '../attempt.ts'
import { answered } from '../challenge.ts'
import { signedIn } from '../next.ts'

/** SOFTWARE_TOKEN_MFA: a code of the authenticator app, each of which counts once. */
export const softwareToken: Flow = async (context, attempt) => {
  const { pending, user } = answered(context, attempt)
  checkLockout(context, attempt.pool, user.Username)
  const after = useSoftwareToken(context, attempt.pool, user, parameterOf(attempt, 'SOFTWARE_TOKEN_MFA_CODE'))
  spendChallenge(context, pending)
  return signedIn(context, attempt, after)
}
