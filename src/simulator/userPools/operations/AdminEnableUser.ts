import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { changeUser } from '../../store/users.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html */
export async function AdminEnableUser(
  input: Input<'AdminEnableUser'>,
  context: Context,
): Promise<Output<'AdminEnableUser'>> {
  const { pool, user } = userOfPool(context, input)

  changeUser(context, pool, { ...user, Enabled: true })
  return {}
}
