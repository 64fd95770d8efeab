import type { Context } from '../../../context.ts'
import { isPassword } from '../../../crypto/passwords.ts'
import { InvalidParameterException, wrongCredentials } from '../../../errors.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkSecretHash } from '../../clients/secretHash.ts'
import { userOrWrongCredentials } from '../../users/existence.ts'
import { parameterOf, type Attempt, type SignInAnswer } from '../attempt.ts'
import { afterPassword, checkConfirmed } from '../next.ts'

/** USER_PASSWORD_AUTH: the password travels in the request. Order of checks: OP-107. */
export async function userPassword(context: Context, attempt: Attempt): Promise<SignInAnswer> {
  const { client, pool } = attempt
  if (!isFlowAllowed(client, 'ALLOW_USER_PASSWORD_AUTH')) {
    throw InvalidParameterException('USER_PASSWORD_AUTH flow not enabled for this client')
  }
  const username = parameterOf(attempt, 'USERNAME')
  const password = parameterOf(attempt, 'PASSWORD')
  checkSecretHash(client, username, attempt.parameters.SECRET_HASH)
  const user = userOrWrongCredentials(context, pool, client, username)
  checkConfirmed(user)
  if (!user.password || !isPassword(user.password, pool.Id, user.Username, password)) throw wrongCredentials()
  context.note({ kind: 'check', what: 'The password is right' })

  return afterPassword(context, attempt, user)
}
