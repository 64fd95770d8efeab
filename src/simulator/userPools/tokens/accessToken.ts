import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose'
import type { Context } from '../../context.ts'
import {
  invalidAccessToken,
  NotAuthorizedException,
  passwordResetRequired,
  userDoesNotExist,
} from '../../errors.ts'
import { findRecord } from '../../store/records.ts'
import { settingOf } from '../../store/settings.ts'
import { findSessionBy, type Session } from '../../store/sessions.ts'
import type { User } from '../../store/users.ts'
import { findUser } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { issuerOf, type UserPool } from '../../store/userPools.ts'
import { API_SCOPE } from './claims.ts'
import { keyOf } from './keys.ts'

/** Whose access token it is, and of which sign-in. */
export type Bearer = {
  pool: UserPool
  client: UserPoolClient
  readonly user: User
  session: Session
  claims: JWTPayload
}

/**
 * Checks an access token that a request brings. Of its scopes one is asked for, of its user nothing (OP-149).
 *
 * @throws NotAuthorizedException when it is no access token of this Region's pools, has expired, was revoked, or lacks the scope
 * @throws UserNotFoundException when its user is gone
 * @throws PasswordResetRequiredException
 */
export async function bearerOf(context: Context, token: string, scope = API_SCOPE): Promise<Bearer> {
  const pool = poolOfToken(context, token)
  const claims = await verify(context, pool, token)
  const client = findRecord(context, 'userPoolClients', String(claims.client_id))
  if (claims.token_use !== 'access' || !client) throw invalidAccessToken()
  if (!String(claims.scope).split(' ').includes(scope)) {
    throw NotAuthorizedException('Access Token does not have required scopes')
  }
  const user = userOfClaims(context, pool, claims)
  const session = findSessionBy(context, user, claims)
  if (!session) throw invalidAccessToken()
  if (session.isRevoked) throw accessTokenRevoked()
  if (user.UserStatus === 'RESET_REQUIRED') throw passwordResetRequired()
  context.note({ kind: 'check', what: 'The access token is genuine, has not expired and was not revoked' })
  return {
    ...{ pool, client, session, claims },
    // Read once more when the operation goes on: by then another call may have changed the user.
    get user() {
      return userOfClaims(context, pool, claims)
    },
  }
}

const accessTokenRevoked = () => NotAuthorizedException('Access Token has been revoked')

/** The user of an access token, who may be gone (OP-137). */
function userOfClaims(context: Context, pool: UserPool, { username, sub }: JWTPayload): User {
  const user = findUser(context, pool, String(username))
  if (user && user.sub === sub) return user
  throw settingOf(context, 'OP-137') === 'revoked' ? accessTokenRevoked() : userDoesNotExist()
}

/** Whether a token is one that can be read, as ID and access tokens are. */
export const isJwt = (token: string): boolean => readClaims(token) !== undefined

function readClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

function poolOfToken(context: Context, token: string): UserPool {
  // Not yet verified: anything may stand there.
  const issuer: unknown = readClaims(token)?.iss
  const id = typeof issuer === 'string' ? issuer.slice(issuer.lastIndexOf('/') + 1) : ''
  const pool = id.startsWith(`${context.region}_`) ? findRecord(context, 'userPools', id) : undefined
  if (!pool || issuerOf(pool) !== issuer) throw invalidAccessToken()
  return pool
}

async function verify(context: Context, pool: UserPool, token: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, await keyOf(pool.keys.access.publicJwk), {
      algorithms: ['RS256'],
      currentDate: new Date(context.world.now()),
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw NotAuthorizedException('Access Token has expired')
    throw invalidAccessToken()
  }
}
