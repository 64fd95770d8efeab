import type { Context } from '../../context.ts'
import {
  invalidRefreshToken,
  NotAuthorizedException,
  RefreshTokenReuseException,
  userIsDisabled,
} from '../../errors.ts'
import {
  findSession,
  putRefreshToken,
  putSessionWith,
  type RefreshToken,
  type Session,
} from '../../store/sessions.ts'
import { settingOf } from '../../store/settings.ts'
import { findUser, type User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { newRefreshToken } from './refreshToken.ts'
import { revoke } from './revoke.ts'

/** A refresh token that is good: its sign-in, and whose. */
export type Refreshable = { session: Session; refresh: RefreshToken; user: User }

/**
 * @param deviceKey the device that asks: a token that was given to a device is good there only, while the pool tracks them
 * @throws NotAuthorizedException when it is no refresh token of this client, or of another device
 */
export function sessionOfRefreshToken(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  token: string,
  deviceKey: string | undefined,
): Refreshable {
  const found = findSession(context, token)
  if (!found || found.session.ClientId !== client.ClientId) throw invalidRefreshToken()
  const isBound = pool.DeviceConfiguration && found.session.deviceKey !== undefined
  if (isBound && deviceKey !== found.session.deviceKey) throw invalidRefreshToken()
  const user = findUser(context, pool, found.session.Username)
  if (!user) throw invalidRefreshToken()
  return { ...found, user }
}

/**
 * Checks whether a sign-in may go on. A disabled user is told so, though disabling revoked the tokens too (OP-207).
 *
 * @throws NotAuthorizedException when the user is disabled, or the token was revoked or has expired
 * @throws RefreshTokenReuseException when the token was rotated and its grace period is over
 */
export function checkRefreshable(context: Context, { session, refresh, user }: Refreshable): void {
  if (!user.Enabled && settingOf(context, 'OP-207') === 'built') throw userIsDisabled()
  if (session.isRevoked) throw NotAuthorizedException('Refresh Token has been revoked')
  if (context.world.now() >= session.expiresAt) throw NotAuthorizedException('Refresh Token has expired')
  if (refresh.usableUntil !== undefined && context.world.now() >= refresh.usableUntil) {
    // Otherwise the sign-in stays as it is, and its newest token goes on working (OP-138).
    if (settingOf(context, 'OP-138') === 'all-end') revoke(context, session)
    // The sentence is ours (OP-119).
    throw RefreshTokenReuseException('Refresh token has been used already.')
  }
  context.note({ kind: 'check', what: 'The refresh token belongs to this client, and is still good' })
}

/** The sign-in of a refresh token, when it may go on. @throws as the two above */
export function refreshableOf(...asked: Parameters<typeof sessionOfRefreshToken>): Refreshable {
  const refreshable = sessionOfRefreshToken(...asked)
  checkRefreshable(asked[0], refreshable)
  return refreshable
}

/**
 * Gives a sign-in its next refresh token. The former one works for the client's grace period, counted from its first use;
 * the time that both may live stays as it was.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export function rotate(context: Context, client: UserPoolClient, { session, refresh }: Refreshable): string {
  const grace = (client.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) * 1000
  if (refresh.usableUntil === undefined) {
    putRefreshToken(context, { ...refresh, usableUntil: context.world.now() + grace })
  }
  const next = newRefreshToken(context.world)
  putSessionWith(context, session, next)
  context.note({ kind: 'token', use: 'refresh' })
  return next
}
