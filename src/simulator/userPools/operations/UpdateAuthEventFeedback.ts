import { unworded, type Context } from '../../context.ts'
import { sameText } from '../../crypto/bytes.ts'
import { NotAuthorizedException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { checkThreatProtection } from '../pools/threatProtection.ts'
import { authEventOf, giveFeedback } from '../users/authEvents.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateAuthEventFeedback.html */
export async function UpdateAuthEventFeedback(
  input: Input<'UpdateAuthEventFeedback'>,
  context: Context,
): Promise<Output<'UpdateAuthEventFeedback'>> {
  const { pool, user } = userOfPool(context, input)
  checkThreatProtection(pool)
  const event = authEventOf(context, user, input.EventId)
  if (!event.feedbackToken || !sameText(event.feedbackToken, input.FeedbackToken)) {
    throw unworded(context, NotAuthorizedException, 'this is not the token of the mail about the event')
  }

  giveFeedback(context, user, event, { FeedbackValue: input.FeedbackValue, Provider: 'User' })
  return {}
}
