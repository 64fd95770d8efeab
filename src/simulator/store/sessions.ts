import type { Context } from '../context.ts'
import { findRecord, putRecord } from './records.ts'

/** A sign-in that can be refreshed. `auth_time` is in seconds, `expiresAt` in milliseconds. */
export type Session = {
  UserPoolId: string
  ClientId: string
  Username: string
  refreshToken: string
  origin_jti: string
  event_id: string
  auth_time: number
  expiresAt: number
}

/** The part of a refresh token by which its session is found: the last of five. */
const sessionKey = (refreshToken: string) => refreshToken.slice(refreshToken.lastIndexOf('.') + 1)

export function findSession(context: Context, refreshToken: string): Session | undefined {
  const session = findRecord(context, 'sessions', sessionKey(refreshToken))
  return session?.refreshToken === refreshToken ? session : undefined
}

export const putSession = (context: Context, session: Session) =>
  putRecord(context, 'sessions', sessionKey(session.refreshToken), session)
