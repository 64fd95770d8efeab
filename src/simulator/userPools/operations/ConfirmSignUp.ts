import type { Context } from '../../context.ts'
import { NotAuthorizedException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { checkCode, spendCode } from '../../store/codes.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { checkAliasFree, confirm } from '../users/confirm.ts'
import { userOrExpiredCode } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
export async function ConfirmSignUp(
  input: Input<'ConfirmSignUp'>,
  context: Context,
): Promise<Output<'ConfirmSignUp'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkSecretHash(client, input.Username, input.SecretHash)
  const user = userOrExpiredCode(context, pool, client, input.Username)
  if (user.UserStatus !== 'UNCONFIRMED') {
    throw NotAuthorizedException(`User cannot be confirmed. Current status is ${user.UserStatus}`)
  }
  const code = checkCode(context, user, 'SignUp', input.ConfirmationCode)
  context.note({ kind: 'check', what: 'The code is the one that was sent' })
  if (!input.ForceAliasCreation) checkAliasFree(context, pool, user, code.attribute)

  spendCode(context, user, 'SignUp')
  confirm(context, pool, user, code.attribute)
  return {}
}
