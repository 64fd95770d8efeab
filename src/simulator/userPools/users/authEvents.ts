import { seconds, unworded, type Context } from '../../context.ts'
import { uuid } from '../../crypto/ids.ts'
import { ResourceNotFoundException } from '../../errors.ts'
import { findAuthEvent, putAuthEvent, type AuthEvent } from '../../store/authEvents.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { modeOf } from '../pools/threatProtection.ts'
import { NO_RISK } from './risk.ts'

/** What an event says of itself; without more said, it went well, carries no risk, and came from nowhere in particular. */
export type Seen = Partial<AuthEvent> & Pick<AuthEvent, 'EventType'>

/** A new event. What is blocked failed. */
export const newEvent = (context: Context, seen: Seen): AuthEvent => ({
  EventId: uuid(context.world),
  CreationDate: seconds(context),
  EventResponse: seen.EventRisk?.RiskDecision === 'Block' ? 'Fail' : 'Pass',
  EventRisk: NO_RISK,
  ChallengeResponses: [],
  EventContextData: {},
  ...seen,
})

/**
 * Keeps what a user did beside custom sign-ins, where threat protection looks on.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-viewing-advanced-security-metrics.html
 */
export function recordEvent(context: Context, pool: UserPool, user: User, seen: Seen): void {
  if (modeOf(pool) !== 'OFF') putAuthEvent(context, user, newEvent(context, seen))
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
