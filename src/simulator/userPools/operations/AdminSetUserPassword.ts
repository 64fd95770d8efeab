import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { changeUser } from '../../store/users.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { endOldSignIns } from '../tokens/revoke.ts'
import { userOfPool } from '../users/existence.ts'
import { checkHistory, setPassword, withTemporaryPassword } from '../users/passwords.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html */
export async function AdminSetUserPassword(
  input: Input<'AdminSetUserPassword'>,
  context: Context,
): Promise<Output<'AdminSetUserPassword'>> {
  const { pool, user } = userOfPool(context, input)
  checkPassword(context, pool, input.Password, 'administrator')
  if (input.Permanent) checkHistory(pool, user, input.Password)

  if (input.Permanent) setPassword(context, pool, user, input.Password)
  else changeUser(context, pool, withTemporaryPassword(context, pool, user, input.Password))
  endOldSignIns(context, user)
  return {}
}
