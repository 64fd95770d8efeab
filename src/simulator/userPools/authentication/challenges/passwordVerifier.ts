import type { Context } from '../../../context.ts'
import type { Attempt, SignInAnswer } from '../attempt.ts'
import { afterPassword, checkConfirmed } from '../next.ts'
import { answeredExchange } from '../srp.ts'

/** PASSWORD_VERIFIER: the client's proof that it knows the password. The status is looked at before the proof (OP-107). */
export async function passwordVerifier(context: Context, attempt: Attempt): Promise<SignInAnswer> {
  const { user, checkProof } = answeredExchange(context, attempt)
  checkConfirmed(user)
  checkProof()
  return afterPassword(context, attempt, user)
}
