import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { groupOf, putGroup } from '../../store/groups.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html */
export async function UpdateGroup(
  input: Input<'UpdateGroup'>,
  context: Context,
): Promise<Output<'UpdateGroup'>> {
  const pool = poolOf(context, input.UserPoolId)
  const former = groupOf(context, pool, input.GroupName)
  const Group = { ...former, ...input, LastModifiedDate: seconds(context) }
  putGroup(context, pool, Group)
  return { Group }
}
