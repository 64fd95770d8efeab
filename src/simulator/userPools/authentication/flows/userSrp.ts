import type { Context } from '../../../context.ts'
import { InvalidParameterException, userDoesNotExist } from '../../../errors.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkSecretHash } from '../../clients/secretHash.ts'
import { hidesExistence } from '../../users/existence.ts'
import { findBySignInName } from '../../users/names.ts'
import { parameterOf, type Attempt, type SignInAnswer } from '../attempt.ts'
import { passwordVerifier } from '../srp.ts'

/** USER_SRP_AUTH: the password never travels. */
export async function userSrp(context: Context, attempt: Attempt): Promise<SignInAnswer> {
  const { client, pool } = attempt
  if (!isFlowAllowed(client, 'ALLOW_USER_SRP_AUTH')) {
    throw InvalidParameterException('USER_SRP_AUTH is not enabled for the client.')
  }
  const username = parameterOf(attempt, 'USERNAME')
  parameterOf(attempt, 'SRP_A')
  checkSecretHash(client, username, attempt.parameters.SECRET_HASH)
  const user = findBySignInName(context, pool, username)
  if (!user && !hidesExistence(client)) throw userDoesNotExist()
  return passwordVerifier(context, attempt, username, user)
}
