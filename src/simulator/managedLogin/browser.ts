import { closeBrowserSession, findBrowserSession, openBrowserSession } from '../store/browserSessions.ts'
import { settingOf } from '../store/settings.ts'
import type { UserPoolClient } from '../store/userPoolClients.ts'
import { findUser, type User } from '../store/users.ts'
import { cookie } from './answers.ts'
import type { Visit } from './visit.ts'

/** Who is signed in at this browser, and since when (milliseconds). */
export type SignedIn = { user: User; signedInAt: number }

/**
 * Who the browser's cookie signs in to a client: a local user to any client of the pool, one from outside to the client and
 * through the provider that they came by (OP-218). Each client says for how long.
 *
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SSOSessionType.html
 */
export function findSignedIn(
  { context, pool, cookies }: Visit,
  client: UserPoolClient,
  provider?: string,
): SignedIn | undefined {
  const session = findBrowserSession(context, pool, cookies.cognito)
  if (!session) return undefined
  const minutes = client.ssoSession?.MaxValidityMinutes ?? 60
  if (context.world.now() >= session.signedInAt + minutes * 60_000) return undefined
  const isBound = session.provider !== undefined || settingOf(context, 'OP-218') === 'same-client'
  if (isBound && session.ClientId !== client.ClientId) return undefined
  if (provider !== undefined && provider !== session.provider) return undefined
  const user = findUser(context, pool, session.Username)
  if (user?.sub !== session.sub || !user.Enabled) return undefined
  context.note({ kind: 'check', what: 'The browser’s cookie says who is signed in' })
  return { user, signedInAt: session.signedInAt }
}

/** Signs the browser in. @returns the cookie to set; it lives for an hour */
export function signIn({ context }: Visit, client: UserPoolClient, user: User, provider?: string): string {
  return cookie('cognito', openBrowserSession(context, client, user, provider), 3600)
}

/** Signs the browser out. @returns the cookie to set */
export function signOut({ context, cookies }: Visit): string {
  if (cookies.cognito !== undefined) closeBrowserSession(context, cookies.cognito)
  return cookie('cognito', '', 0)
}
