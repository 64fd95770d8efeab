import { type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { addMember, groupOf, groupsOf } from '../../store/groups.ts'
import { checkQuota } from '../pools/quotas.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html */
export async function AdminAddUserToGroup(
  input: Input<'AdminAddUserToGroup'>,
  context: Context,
): Promise<Output<'AdminAddUserToGroup'>> {
  const { pool, user } = userOfPool(context, input)
  const group = groupOf(context, pool, input.GroupName)
  const groups = groupsOf(context, pool, user)
  // Adding somebody twice is harmless (OP-154).
  if (groups.some(({ GroupName }) => GroupName === group.GroupName)) return
  checkQuota(context, 'groups of a user', groups.length)
  addMember(context, pool, group, user)
}
