import { spendChallenge } from '../../../store/challenges.ts'
import { findUser } from '../../../store/users.ts'
import { parameterOf, type Flow } from '../attempt.ts'
import { pendingOf } from '../challenge.ts'
import { checkDoor } from '../door.ts'
import { provePassword } from '../provePassword.ts'
import { passwordVerifierWithSession } from '../srp.ts'

/** PASSWORD, and ADMIN_NO_SRP_AUTH of a custom sign-in: the password travels in the request. */
export const password: Flow = async (context, call) => {
  const { pending, attempt } = pendingOf(context, call)
  parameterOf(attempt, 'PASSWORD')
  spendChallenge(context, pending)
  const user = findUser(context, attempt.pool, pending.Username)
  return provePassword(context, attempt, checkDoor(context, attempt, pending.Username, user))
}

/** PASSWORD_SRP: the client begins to prove that it knows the password. */
export const passwordSrp: Flow = async (context, call) => {
  const { pending, attempt } = pendingOf(context, call)
  parameterOf(attempt, 'SRP_A')
  spendChallenge(context, pending)
  const user = findUser(context, attempt.pool, pending.Username)
  return passwordVerifierWithSession(context, attempt, pending.Username, user)
}
