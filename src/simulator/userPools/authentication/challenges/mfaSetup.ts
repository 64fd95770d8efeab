import { NotAuthorizedException } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import type { Flow } from '../attempt.ts'
import { answered } from '../challenge.ts'
import { signedIn } from '../next.ts'

/** MFA_SETUP: answered with the Session of VerifySoftwareToken. */
export const mfaSetup: Flow = async (context, attempt) => {
  const { pending, user } = answered(context, attempt)
  if (pending.data.isVerified !== 'true') throw NotAuthorizedException('Invalid session for the user.')
  spendChallenge(context, pending)
  return signedIn(context, attempt, user)
}
