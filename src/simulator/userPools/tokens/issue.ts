import { sha256 } from '@noble/hashes/sha2.js'
import type { Context } from '../../context.ts'
import { base64url, utf8ToBytes } from '../../crypto/bytes.ts'
import { uuid } from '../../crypto/ids.ts'
import { putSessionWith, type Session } from '../../store/sessions.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { lifetimesOf } from '../clients/lifetimes.ts'
import type { TokenChanges } from '../triggers/preTokenGeneration.ts'
import { accessClaims, idClaims } from './claims.ts'
import { groupsOfUser } from './groupClaims.ts'
import { newRefreshToken } from './refreshToken.ts'
import { sign } from './sign.ts'
import { keepActive, track } from './tracking.ts'

/** What a successful sign-in or refresh answers; `ExpiresIn` is the access token's life in seconds. */
export type AuthenticationResult = {
  AccessToken: string
  ExpiresIn: number
  TokenType: 'Bearer'
  RefreshToken?: string
  /** none where an app asked for scopes without `openid` */
  IdToken?: string
  NewDeviceMetadata?: { DeviceKey: string; DeviceGroupKey: string }
}

/** The device that a sign-in belongs to; `newDeviceGroupKey` is there when it was not known before. */
export type SignInDevice = Pick<Session, 'deviceKey' | 'newDeviceGroupKey'>

/** Where a sign-in comes from: its device, its event, where threat protection keeps one, and what was asked for when. */
type Origin = SignInDevice & Partial<Pick<Session, 'event_id' | 'asked' | 'auth_time'>>

/** A new sign-in: three tokens that share one `origin_jti`. */
export async function issueTokens(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  origin: Origin = {},
  changes?: TokenChanges,
): Promise<AuthenticationResult> {
  const now = context.world.now()
  const tracked = track(context, pool, user)
  const session: Session = {
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    Username: user.Username,
    sub: user.sub,
    origin_jti: uuid(context.world),
    event_id: uuid(context.world),
    auth_time: Math.floor(now / 1000),
    expiresAt: now + lifetimesOf(client).refresh * 1000,
    ...origin,
    isRevoked: false,
    refreshTokens: [],
    ...(tracked && { tracked }),
  }
  context.note({ kind: 'token', use: 'refresh' })
  // Signing begins first: it runs on another thread, so what is done here meanwhile costs no time.
  const tokens = issueFromSession(context, pool, client, user, session, changes)
  const RefreshToken = newRefreshToken(context.world)
  putSessionWith(context, session, RefreshToken)
  const { deviceKey: DeviceKey, newDeviceGroupKey: DeviceGroupKey } = origin
  const NewDeviceMetadata = DeviceKey && DeviceGroupKey ? { DeviceKey, DeviceGroupKey } : undefined
  return { ...(await tokens), RefreshToken, ...(NewDeviceMetadata && { NewDeviceMetadata }) }
}

/** A new ID and access token for a session: `auth_time` and `origin_jti` stay, `jti`, `iat` and `exp` are new. */
export async function issueFromSession(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  session: Session,
  changes?: TokenChanges,
): Promise<AuthenticationResult> {
  keepActive(context, session)
  const groups = groupsOfUser(context, pool, user)
  const subject = { context, pool, client, user, groups, session, changes }
  const access = accessClaims(subject)
  const signing = sign(pool.keys.access, access)
  const given = { ExpiresIn: lifetimesOf(client).access, TokenType: 'Bearer' } as const
  context.note({ kind: 'token', use: 'access', claims: access })
  if (session.asked && !session.asked.scopes.includes('openid'))
    return { AccessToken: await signing, ...given }
  const own = idClaims(subject)
  // What has been seen of the API's ID tokens has no hash of the access token in it (OP-201).
  const hasHash = session.asked !== undefined || settingOf(context, 'OP-201') !== 'built'
  const id = hasHash ? { at_hash: hashOf(await signing), ...own } : own
  context.note({ kind: 'token', use: 'id', claims: id })
  const [IdToken, AccessToken] = await Promise.all([sign(pool.keys.id, id), signing])
  return { AccessToken, ...given, IdToken }
}

/** The left half of a token's SHA-256 (OpenID Connect Core 3.1.3.6). */
const hashOf = (token: string) => base64url(sha256(utf8ToBytes(token)).slice(0, 16))
