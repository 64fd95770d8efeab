import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { groupOf, membersOf } from '../../store/groups.ts'
import { pageOf } from '../../store/page.ts'
import { findUser } from '../../store/users.ts'
import { poolOf } from '../../store/userPools.ts'
import { describeUser } from '../users/describeUser.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html */
export async function ListUsersInGroup(
  input: Input<'ListUsersInGroup'>,
  context: Context,
): Promise<Output<'ListUsersInGroup'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { GroupName } = groupOf(context, pool, input.GroupName)
  const { items, next } = pageOf(
    context,
    ['ListUsersInGroup', pool.Id, GroupName],
    (from) => membersOf(context, pool, GroupName, from),
    input.Limit || 60,
    input.NextToken,
  )
  const users = items.flatMap((username) => findUser(context, pool, username) ?? [])
  return { Users: users.map(describeUser), ...(next && { NextToken: next }) }
}
