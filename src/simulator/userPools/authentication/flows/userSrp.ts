import type { Context } from '../../../context.ts'
import { InvalidParameterException, userDoesNotExist } from '../../../errors.ts'
import { settingOf } from '../../../store/settings.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkCaller, hidesExistence } from '../../users/existence.ts'
import { findBySignInName } from '../../users/names.ts'
import { parameterOf, type Attempt, type SignInAnswer } from '../attempt.ts'
import { askToBegin } from '../begin.ts'
import { checkBeforeProof } from '../next.ts'
import { passwordVerifier, passwordVerifierWithSession } from '../srp.ts'

/** USER_SRP_AUTH: the password never travels. */
export async function userSrp(context: Context, attempt: Attempt): Promise<SignInAnswer> {
  const { client, pool } = attempt
  if (!isFlowAllowed(client, 'ALLOW_USER_SRP_AUTH')) {
    throw InvalidParameterException('USER_SRP_AUTH is not enabled for the client.')
  }
  const username = parameterOf(attempt, 'USERNAME')
  parameterOf(attempt, 'SRP_A')
  checkCaller(context, attempt, username, attempt.parameters.SECRET_HASH)
  const known = findBySignInName(context, pool, username)
  if (!known && !hidesExistence(client)) throw userDoesNotExist()
  if (known) checkBeforeProof(context, known)
  // Who is not confirmed will be refused at the proof: no function is asked about them (OP-108).
  const isAsked = known?.UserStatus !== 'UNCONFIRMED' || settingOf(context, 'OP-108') === 'always'
  if (isAsked) await askToBegin(context, attempt, username, known)
  const user = findBySignInName(context, pool, username)
  // Without a `Session` (OP-132).
  const ask = settingOf(context, 'OP-132') === 'session' ? passwordVerifierWithSession : passwordVerifier
  return ask(context, attempt, username, user)
}
