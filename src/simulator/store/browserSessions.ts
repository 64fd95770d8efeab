import type { Context } from '../context.ts'
import { base64url } from '../crypto/bytes.ts'
import { findRecord, putShortLived, removeRecord } from './records.ts'
import type { User } from './users.ts'
import type { UserPool } from './userPools.ts'
import type { UserPoolClient } from './userPoolClients.ts'

/** A browser that is signed in at the login pages: what the cookie `cognito` stands for. Milliseconds. */
export type BrowserSession = {
  UserPoolId: string
  /** the client that the user last signed in to with a password, or through a provider */
  ClientId: string
  Username: string
  sub: string
  /** the outside provider that they came from */
  provider?: string
  signedInAt: number
}

/** However long a client lets sessions last, after this they are forgotten: the longest that the API takes. */
const LONGEST = 129_600 * 60_000

/** Signs a browser in. @returns what its cookie holds */
export function openBrowserSession(
  context: Context,
  client: UserPoolClient,
  user: User,
  provider: string | undefined,
): string {
  const cookie = base64url(context.world.random(32))
  const session: BrowserSession = {
    UserPoolId: user.UserPoolId,
    ClientId: client.ClientId,
    Username: user.Username,
    sub: user.sub,
    ...(provider !== undefined && { provider }),
    signedInAt: context.world.now(),
  }
  putShortLived(
    context,
    'browserSessions',
    cookie,
    session,
    ({ signedInAt }) => context.world.now() >= signedInAt + LONGEST,
  )
  return cookie
}

/** The session of a cookie at one of its pool's domains. How long it may be used is for each client to say. */
export function findBrowserSession(
  context: Context,
  pool: UserPool,
  cookie: string | undefined,
): BrowserSession | undefined {
  const found = cookie === undefined ? undefined : findRecord(context, 'browserSessions', cookie)
  return found?.UserPoolId === pool.Id ? found : undefined
}

export const closeBrowserSession = (context: Context, cookie: string) =>
  removeRecord(context, 'browserSessions', cookie)
