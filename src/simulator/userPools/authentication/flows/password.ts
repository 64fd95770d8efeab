import { InvalidParameterException } from '../../../errors.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkCaller } from '../../users/existence.ts'
import { parameterOf, type Flow } from '../attempt.ts'
import { userAtDoor } from '../door.ts'
import { provePassword } from '../provePassword.ts'

/** The flows in which the password travels in the request. */
const passwordFlow =
  (allowedBy: string, refusal: string): Flow =>
  async (context, attempt) => {
    const { client } = attempt
    if (!isFlowAllowed(client, allowedBy)) throw InvalidParameterException(refusal)
    const username = parameterOf(attempt, 'USERNAME')
    parameterOf(attempt, 'PASSWORD')
    checkCaller(context, attempt, username, attempt.parameters.SECRET_HASH)
    return provePassword(context, attempt, userAtDoor(context, attempt, username))
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
