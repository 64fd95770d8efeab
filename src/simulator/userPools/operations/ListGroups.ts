import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { groupsOfPool } from '../../store/groups.ts'
import { pageOf } from '../../store/page.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html */
export async function ListGroups(
  input: Input<'ListGroups'>,
  context: Context,
): Promise<Output<'ListGroups'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { items, next } = pageOf(
    context,
    ['ListGroups', pool.Id],
    (from) => groupsOfPool(context, pool, from),
    input.Limit || 60,
    input.NextToken,
  )
  return { Groups: items, ...(next && { NextToken: next }) }
}
