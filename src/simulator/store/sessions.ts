import type { Context } from '../context.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { valuesUnder } from './table.ts'
import type { User } from './users.ts'

/** A sign-in: what all its tokens have in common. `auth_time` is in seconds, `expiresAt` in milliseconds. */
export type Session = {
  UserPoolId: string
  ClientId: string
  Username: string
  sub: string
  origin_jti: string
  event_id: string
  auth_time: number
  /** when its refresh tokens end: rotation does not put it off */
  expiresAt: number
  /** the device it belongs to, where the pool tracks devices: refreshing must name it */
  deviceKey?: string
  /** given to a device that was new, for ConfirmDevice */
  newDeviceGroupKey?: string
  /** signed out, or revoked: none of its tokens is good at Cognito any more */
  isRevoked: boolean
  /** keys of its refresh tokens: one, and one more at each rotation */
  refreshTokens: string[]
  /** of a sign-in at the pool's domain: what its app asked for */
  asked?: { scopes: string[]; nonce?: string; resource?: string }
  /** there when the pool tracked sessions as it began; dates in seconds */
  tracked?: { SessionId: string; CreateDate: number; LastActiveDate: number }
}

/** One refresh token of a session. Once it was rotated it is good until `usableUntil` (milliseconds). */
export type RefreshToken = { token: string; session: string; usableUntil?: number }

const userPrefix = ({ UserPoolId, sub }: Pick<Session, 'UserPoolId' | 'sub'>) => `${UserPoolId}/${sub}/`
const sessionKey = (session: Session) => userPrefix(session) + session.origin_jti

/** The part of a refresh token by which it is found: the last of five. */
const tokenKey = (token: string) => token.slice(token.lastIndexOf('.') + 1)

export const putSession = (context: Context, session: Session) =>
  putRecord(context, 'sessions', sessionKey(session), session)

export const putRefreshToken = (context: Context, refresh: RefreshToken) =>
  putRecord(context, 'refreshTokens', tokenKey(refresh.token), refresh)

/** Writes a session together with one refresh token more. */
export function putSessionWith(context: Context, session: Session, token: string): void {
  putSession(context, { ...session, refreshTokens: [...session.refreshTokens, tokenKey(token)] })
  putRefreshToken(context, { token, session: sessionKey(session) })
}

/** The session that a refresh token belongs to. */
export function findSession(
  context: Context,
  token: string,
): { session: Session; refresh: RefreshToken } | undefined {
  const refresh = findRecord(context, 'refreshTokens', tokenKey(token))
  const session = refresh?.token === token ? findRecord(context, 'sessions', refresh.session) : undefined
  return refresh && session && { session, refresh }
}

/** A session as it is now. */
export const sessionNow = (context: Context, session: Session): Session | undefined =>
  findRecord(context, 'sessions', sessionKey(session))

/** The session of an access token's claims: without token revocation they have no `origin_jti`, but an `event_id`. */
export const findSessionBy = (
  context: Context,
  user: User,
  claims: Record<string, unknown>,
): Session | undefined =>
  typeof claims.origin_jti === 'string'
    ? findRecord(context, 'sessions', userPrefix(user) + claims.origin_jti)
    : sessionsOf(context, user).find((session) => session.event_id === claims.event_id)

export const sessionsOf = (context: Context, user: User): Session[] => [
  ...valuesUnder(context.state.sessions, userPrefix(user)),
]

/** Removes a user's sessions and their refresh tokens. */
export function removeSessions(context: Context, user: User): void {
  for (const session of sessionsOf(context, user)) {
    for (const key of session.refreshTokens) removeRecord(context, 'refreshTokens', key)
    removeRecord(context, 'sessions', sessionKey(session))
  }
}
