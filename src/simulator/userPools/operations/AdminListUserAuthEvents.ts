import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { authEventsOf } from '../../store/authEvents.ts'
import { pageOf } from '../../store/page.ts'
import { checkThreatProtection } from '../pools/threatProtection.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserAuthEvents.html */
export async function AdminListUserAuthEvents(
  input: Input<'AdminListUserAuthEvents'>,
  context: Context,
): Promise<Output<'AdminListUserAuthEvents'>> {
  const { pool, user } = userOfPool(context, input)
  checkThreatProtection(pool)
  const { items, next } = pageOf(
    context,
    ['AdminListUserAuthEvents', pool.Id, user.sub],
    (from) => authEventsOf(context, user, from),
    input.MaxResults || 60,
    input.NextToken,
  )
  const AuthEvents = items.map(({ feedbackToken: _, ...event }) => event)
  return { AuthEvents, ...(next && { NextToken: next }) }
}
