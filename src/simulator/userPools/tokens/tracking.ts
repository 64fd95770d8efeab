import { seconds, unworded, type Context } from '../../context.ts'
import { newTokenSessionId } from '../../crypto/ids.ts'
import { ResourceNotFoundException } from '../../errors.ts'
import type { Output } from '../../model/types.ts'
import { pageOf } from '../../store/page.ts'
import { putSession, sessionNow, sessionsOf, type Session } from '../../store/sessions.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { revoke } from './revoke.ts'

/*
 * Session tracking, of the newest API.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolSessionConfiguration.html
 */

type Tracked = NonNullable<Session['tracked']>
type TrackedSession = Session & { tracked: Tracked }

/** A user's sign-ins that are tracked and still good. */
const trackedOf = (context: Context, user: User): TrackedSession[] =>
  sessionsOf(context, user).filter(
    (session): session is TrackedSession =>
      session.tracked !== undefined && !session.isRevoked && context.world.now() < session.expiresAt,
  )

/** What tracking keeps of a sign-in that begins. Where the user has as many as may be, the least recently used one ends. */
export function track(context: Context, pool: UserPool, user: User): Tracked | undefined {
  if (pool.sessionTracking?.UserSessionTracking !== 'ENABLED') return undefined
  const byUse = trackedOf(context, user).sort(
    (left, right) => left.tracked.LastActiveDate - right.tracked.LastActiveDate,
  )
  const tooMany = byUse.length + 1 - (pool.sessionTracking.TokenSession.MaxPerUser ?? Infinity)
  for (const session of byUse.slice(0, Math.max(0, tooMany))) {
    revoke(context, session)
    context.note({ kind: 'decision', what: 'The user’s least recently used session is over' })
  }
  const now = seconds(context)
  return { SessionId: newTokenSessionId(context.world), CreateDate: now, LastActiveDate: now }
}

/** Keeps when a tracked sign-in was last refreshed. */
export function keepActive(context: Context, session: Session): void {
  const now = session.tracked && sessionNow(context, session)
  if (!now?.tracked || now.tracked.LastActiveDate === seconds(context)) return
  putSession(context, { ...now, tracked: { ...now.tracked, LastActiveDate: seconds(context) } })
}

/**
 * One page of a user's tracked sessions, oldest first. A page has 60 (OP-657).
 *
 * @param current the session of the caller's access token
 */
export function pageOfSessions(
  context: Context,
  operation: string,
  user: User,
  token: string | undefined,
  current?: Session,
): Output<'ListUserSessions'> {
  const entries = trackedOf(context, user)
    .map((session): [string, TrackedSession] => [sortKey(session), session])
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const { items, next } = pageOf(
    context,
    [operation, user.UserPoolId, user.sub],
    (from) => entries.filter(([key]) => key >= from),
    60,
    token,
  )
  return {
    Sessions: items.map((session) => describe(session, session.origin_jti === current?.origin_jti)),
    ...(next && { NextToken: next }),
  }
}

const sortKey = ({ tracked: { CreateDate, SessionId } }: TrackedSession) =>
  `${String(Math.round(CreateDate * 1000)).padStart(15, '0')}/${SessionId}`

/** Where a request came from is not simulated: AWS says `unknown` when it cannot tell. */
const describe = ({ ClientId, tracked }: TrackedSession, IsCurrentSession: boolean) => ({
  ...tracked,
  SessionType: 'TOKEN' as const,
  ClientId,
  DeviceType: 'unknown',
  LastLocation: { Country: 'unknown' },
  IsCurrentSession,
})

/** @throws ResourceNotFoundException when the user has no such session any more; AWS's text is not on record */
export function trackedSessionOf(context: Context, user: User, id: string): Session {
  const found = trackedOf(context, user).find(({ tracked }) => tracked.SessionId === id)
  if (!found) throw unworded(context, ResourceNotFoundException, 'the user has no such session')
  return found
}
