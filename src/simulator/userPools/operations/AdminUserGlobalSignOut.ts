import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { signOutEverywhere } from '../tokens/revoke.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html */
export async function AdminUserGlobalSignOut(
  input: Input<'AdminUserGlobalSignOut'>,
  context: Context,
): Promise<Output<'AdminUserGlobalSignOut'>> {
  const { user } = userOfPool(context, input)

  signOutEverywhere(context, user)
  return {}
}
