import { seconds, type Context } from '../../context.ts'
import { GroupExistsException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findGroup, groupsOfPool, putGroup } from '../../store/groups.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkQuota } from '../pools/quotas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html */
export async function CreateGroup(
  input: Input<'CreateGroup'>,
  context: Context,
): Promise<Output<'CreateGroup'>> {
  const pool = poolOf(context, input.UserPoolId)
  // OP-148
  if (findGroup(context, pool, input.GroupName)) {
    throw GroupExistsException('A group with the name already exists.')
  }
  checkQuota(context, 'groups in a pool', [...groupsOfPool(context, pool)].length)
  const Group = { ...input, LastModifiedDate: seconds(context), CreationDate: seconds(context) }
  putGroup(context, pool, Group)
  return { Group }
}
