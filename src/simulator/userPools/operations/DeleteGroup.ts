import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { groupOf, removeGroup } from '../../store/groups.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteGroup.html */
export async function DeleteGroup(
  input: Input<'DeleteGroup'>,
  context: Context,
): Promise<Output<'DeleteGroup'>> {
  const pool = poolOf(context, input.UserPoolId)
  removeGroup(context, pool, groupOf(context, pool, input.GroupName))
}
