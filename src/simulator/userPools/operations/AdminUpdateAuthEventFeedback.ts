import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { checkThreatProtection } from '../pools/threatProtection.ts'
import { authEventOf, giveFeedback } from '../users/authEvents.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateAuthEventFeedback.html */
export async function AdminUpdateAuthEventFeedback(
  input: Input<'AdminUpdateAuthEventFeedback'>,
  context: Context,
): Promise<Output<'AdminUpdateAuthEventFeedback'>> {
  const { pool, user } = userOfPool(context, input)
  checkThreatProtection(pool)
  const event = authEventOf(context, user, input.EventId)

  giveFeedback(context, user, event, { FeedbackValue: input.FeedbackValue, Provider: 'Admin' })
  return {}
}
