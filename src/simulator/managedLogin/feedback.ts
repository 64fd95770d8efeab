import { AwsException } from '../errors.ts'
import type { Answer } from '../record.ts'
import { callOperation } from './call.ts'
import { tell } from './tell.ts'
import type { Visit } from './visit.ts'

/**
 * GET /feedback: the one-click links in mails about risky sign-ins, by which users judge them (OP-643).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
 */
export async function feedback(visit: Visit): Promise<Answer> {
  const { pool, query } = visit
  try {
    await callOperation(visit, 'UpdateAuthEventFeedback', {
      UserPoolId: pool.Id,
      Username: query.get('user_name') ?? '',
      EventId: query.get('event_id') ?? '',
      FeedbackToken: query.get('feedback_token') ?? '',
      FeedbackValue: query.get('feedback_value') ?? '',
    })
    return tell(visit, 200, 'Thank you', 'We know now whether it was you.')
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    return tell(visit, 400, 'Error', error.message || error.name)
  }
}
