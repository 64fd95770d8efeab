import { invalidSession } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { passed, type Flow } from '../attempt.ts'
import { answered } from '../challenge.ts'
import { afterSecondFactor } from '../next.ts'

/** MFA_SETUP: answered with the Session of VerifySoftwareToken. */
export const mfaSetup: Flow = async (context, call) => {
  const { pending, user, attempt } = answered(context, call)
  if (pending.data.isVerified !== 'true') throw invalidSession()
  spendChallenge(context, pending)
  return afterSecondFactor(context, passed(attempt), user)
}
