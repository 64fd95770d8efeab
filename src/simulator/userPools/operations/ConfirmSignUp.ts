import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { checkCode, spendCode } from '../../store/codes.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { confirmAndTell } from '../authentication/confirmation.ts'
import { continueSignUp, signUpOf } from '../authentication/signUpSession.ts'
import { checkAliasesFree } from '../users/aliases.ts'
import { checkUnconfirmed, withVerified } from '../users/confirm.ts'
import { checkCaller, userOrExpiredCode } from '../users/existence.ts'
import { countGuess } from '../users/limits.ts'
import { checkedSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
export async function ConfirmSignUp(
  input: Input<'ConfirmSignUp'>,
  context: Context,
): Promise<Output<'ConfirmSignUp'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkCaller(context, { pool, client }, input.Username, input.SecretHash)
  checkedSource(context, pool, client, input.UserContextData)
  const user = userOrExpiredCode(context, pool, client, input.Username)
  checkUnconfirmed(user)
  const signUp = signUpOf(context, client, user, input.Session)
  countGuess(context, pool, user.Username, 'ConfirmSignUp')
  const code = checkCode(context, user, 'SignUp', input.ConfirmationCode)
  context.note({ kind: 'check', what: 'The code is the one that was sent' })
  if (!input.ForceAliasCreation) checkAliasesFree(context, pool, user, withVerified(user, code.attribute))

  spendCode(context, user, 'SignUp')
  const caller = { pool, client, clientMetadata: input.ClientMetadata }
  await confirmAndTell(context, caller, user, (now) => withVerified(now, code.attribute))
  const Session = continueSignUp(context, pool, client, user, signUp, code.attribute)
  return Session === undefined ? {} : { Session }
}
