import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { groupOf, removeMember } from '../../store/groups.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html */
export async function AdminRemoveUserFromGroup(
  input: Input<'AdminRemoveUserFromGroup'>,
  context: Context,
): Promise<Output<'AdminRemoveUserFromGroup'>> {
  const { pool, user } = userOfPool(context, input)
  const { GroupName } = groupOf(context, pool, input.GroupName)
  // Removing somebody who is no member is harmless (OP-154).
  removeMember(context, pool, GroupName, user.Username)
}
