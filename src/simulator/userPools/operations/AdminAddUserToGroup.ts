import { unworded, type Context } from '../../context.ts'
import { LimitExceededException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { addMember, groupOf, groupsOf } from '../../store/groups.ts'
import { userOfPool } from '../users/existence.ts'

/** Quota: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const MAX_GROUPS_OF_USER = 100

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
  if (groups.length >= MAX_GROUPS_OF_USER) {
    throw unworded(context, LimitExceededException, `a user is in at most ${MAX_GROUPS_OF_USER} groups`)
  }
  addMember(context, pool, group, user)
}
