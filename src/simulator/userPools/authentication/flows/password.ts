import { InvalidParameterException, wrongCredentials } from '../../../errors.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkSecretHash } from '../../clients/secretHash.ts'
import { countFailure } from '../../users/lockout.ts'
import { isPasswordOf } from '../../users/passwords.ts'
import { parameterOf, type Flow } from '../attempt.ts'
import { afterPassword, checkConfirmed } from '../next.ts'
import { userAtDoor } from '../door.ts'

/** The flows in which the password travels in the request. Order of checks: OP-107. */
const passwordFlow =
  (allowedBy: string, refusal: string): Flow =>
  async (context, attempt) => {
    const { client, pool } = attempt
    if (!isFlowAllowed(client, allowedBy)) throw InvalidParameterException(refusal)
    const username = parameterOf(attempt, 'USERNAME')
    const password = parameterOf(attempt, 'PASSWORD')
    checkSecretHash(client, username, attempt.parameters.SECRET_HASH)
    const user = userAtDoor(context, attempt, username)
    checkConfirmed(user)
    if (!isPasswordOf(pool, user, password)) {
      countFailure(context, pool, user.Username)
      throw wrongCredentials()
    }
    context.note({ kind: 'check', what: 'The password is right' })
    return afterPassword(context, attempt, user)
  }

/** USER_PASSWORD_AUTH */
export const userPassword = passwordFlow(
  'ALLOW_USER_PASSWORD_AUTH',
  'USER_PASSWORD_AUTH flow not enabled for this client',
)

/** ADMIN_USER_PASSWORD_AUTH, formerly ADMIN_NO_SRP_AUTH */
export const adminUserPassword = passwordFlow(
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'Auth flow not enabled for this client',
)
