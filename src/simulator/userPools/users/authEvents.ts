import { seconds, unworded, type Context } from '../../context.ts'
import { uuid } from '../../crypto/ids.ts'
import { ResourceNotFoundException } from '../../errors.ts'
import { findAuthEvent, putAuthEvent, type AuthEvent } from '../../store/authEvents.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { isProtected } from '../pools/threatProtection.ts'

/**
 * Keeps what a user did, where threat protection looks on. Without more said, it went well and carries no risk.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-viewing-advanced-security-metrics.html
 */
export function recordEvent(
  context: Context,
  pool: UserPool,
  user: User,
  event: Partial<AuthEvent> & Pick<AuthEvent, 'EventType'>,
): void {
  if (!isProtected(pool)) return
  putAuthEvent(context, user, {
    EventId: uuid(context.world),
    CreationDate: seconds(context),
    EventResponse: 'Pass',
    EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
    ChallengeResponses: [],
    EventContextData: {},
    ...event,
  })
}

/** @throws ResourceNotFoundException when the user has no such event */
export function authEventOf(context: Context, user: User, id: string): AuthEvent {
  const event = findAuthEvent(context, user, id)
  if (!event) throw unworded(context, ResourceNotFoundException, 'the user has no such event')
  return event
}

type Feedback = Pick<NonNullable<AuthEvent['EventFeedback']>, 'FeedbackValue' | 'Provider'>

/** Keeps what somebody says of an event. */
export const giveFeedback = (context: Context, user: User, event: AuthEvent, feedback: Feedback): void =>
  putAuthEvent(context, user, { ...event, EventFeedback: { ...feedback, FeedbackDate: seconds(context) } })
