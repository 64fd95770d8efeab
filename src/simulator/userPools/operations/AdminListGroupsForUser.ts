import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { groupNamesOf, groupOf } from '../../store/groups.ts'
import { pageOf } from '../../store/page.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html */
export async function AdminListGroupsForUser(
  input: Input<'AdminListGroupsForUser'>,
  context: Context,
): Promise<Output<'AdminListGroupsForUser'>> {
  const { pool, user } = userOfPool(context, input)
  const { items, next } = pageOf(
    context,
    ['AdminListGroupsForUser', pool.Id, user.Username],
    (from) => groupNamesOf(context, pool, user, from),
    input.Limit || 60,
    input.NextToken,
  )
  return { Groups: items.map((name) => groupOf(context, pool, name)), ...(next && { NextToken: next }) }
}
