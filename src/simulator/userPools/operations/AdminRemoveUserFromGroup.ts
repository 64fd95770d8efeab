import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { allowHarmless, groupOf, isMember, removeMember } from '../../store/groups.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html */
export async function AdminRemoveUserFromGroup(
  input: Input<'AdminRemoveUserFromGroup'>,
  context: Context,
): Promise<Output<'AdminRemoveUserFromGroup'>> {
  const { pool, user } = userOfPool(context, input)
  const group = groupOf(context, pool, input.GroupName)
  if (!isMember(context, pool, group, user)) return allowHarmless(context, 'the user is no member')
  removeMember(context, pool, group.GroupName, user.Username)
}
