import { type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { addMember, allowHarmless, groupOf, groupsOf, isMember } from '../../store/groups.ts'
import { checkQuota } from '../pools/quotas.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html */
export async function AdminAddUserToGroup(
  input: Input<'AdminAddUserToGroup'>,
  context: Context,
): Promise<Output<'AdminAddUserToGroup'>> {
  const { pool, user } = userOfPool(context, input)
  const group = groupOf(context, pool, input.GroupName)
  if (isMember(context, pool, group, user)) return allowHarmless(context, 'the user is a member already')
  checkQuota(context, 'groups of a user', groupsOf(context, pool, user).length)
  addMember(context, pool, group, user)
}
