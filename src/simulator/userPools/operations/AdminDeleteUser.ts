import type { Context } from '../../context.ts'
import type { Input } from '../../model/types.ts'
import { userOfPool } from '../users/existence.ts'
import { deleteUser } from '../users/deleteUser.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html */
export async function AdminDeleteUser(input: Input<'AdminDeleteUser'>, context: Context): Promise<void> {
  const { pool, user } = userOfPool(context, input)

  deleteUser(context, pool, user)
}
