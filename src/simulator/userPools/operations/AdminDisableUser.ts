import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { changeUser } from '../../store/users.ts'
import { signOutEverywhere } from '../tokens/revoke.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html */
export async function AdminDisableUser(
  input: Input<'AdminDisableUser'>,
  context: Context,
): Promise<Output<'AdminDisableUser'>> {
  const { pool, user } = userOfPool(context, input)

  changeUser(context, pool, { ...user, Enabled: false })
  signOutEverywhere(context, user)
  return {}
}
