import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { noSuchUsername, userIsDisabled, UserNotConfirmedException, wrongCode } from '../../errors.ts'
import { checkCode, nobody, spendCode } from '../../store/codes.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { endOldSignIns } from '../tokens/revoke.ts'
import { postConfirmation } from '../triggers/postConfirmation.ts'
import { checkCaller, hidesExistence } from '../users/existence.ts'
import { countGuess } from '../users/limits.ts'
import { findBySignInName } from '../users/names.ts'
import { checkHistory, setPassword } from '../users/passwords.ts'
import { checkNotBlocked, riskOfPassword } from '../users/risk.ts'
import { checkedSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html */
export async function ConfirmForgotPassword(
  input: Input<'ConfirmForgotPassword'>,
  context: Context,
): Promise<Output<'ConfirmForgotPassword'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkCaller(context, { pool, client }, input.Username, input.SecretHash)
  checkedSource(context, pool, client, input.UserContextData)
  const user = findBySignInName(context, pool, input.Username)
  if (!user && !hidesExistence(client)) throw noSuchUsername()
  countGuess(context, pool, user?.Username ?? input.Username, 'ConfirmForgotPassword')
  if (user && !user.Enabled && !hidesExistence(client)) throw userIsDisabled()
  checkCode(context, user ?? nobody(pool, input.Username), 'ForgotPassword', input.ConfirmationCode)
  // Guessed, not read: the code of a name that is hidden went to nobody.
  if (!user?.Enabled) throw wrongCode()
  if (user.UserStatus === 'UNCONFIRMED') throw UserNotConfirmedException('User is not confirmed.')
  checkPassword(context, pool, input.Password)
  checkHistory(pool, user, input.Password)
  checkNotBlocked(riskOfPassword(context, pool, client, 'PASSWORD_CHANGE'))

  spendCode(context, user, 'ForgotPassword')
  const changed = setPassword(context, pool, user, input.Password)
  endOldSignIns(context, user)
  const caller = { pool, client, clientMetadata: input.ClientMetadata }
  await postConfirmation(context, caller, changed, 'PostConfirmation_ConfirmForgotPassword')
  return {}
}
