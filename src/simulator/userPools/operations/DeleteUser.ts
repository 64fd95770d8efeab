import type { Context } from '../../context.ts'
import type { Input } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { deleteUser } from '../users/deleteUser.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html */
export async function DeleteUser(input: Input<'DeleteUser'>, context: Context): Promise<void> {
  const { pool, user } = await bearerOf(context, input.AccessToken)

  deleteUser(context, pool, user)
}
