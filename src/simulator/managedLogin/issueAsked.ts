import type { Session } from '../store/sessions.ts'
import { settingOf } from '../store/settings.ts'
import { findUser, type User } from '../store/users.ts'
import type { UserPoolClient } from '../store/userPoolClients.ts'
import { customize } from '../userPools/tokens/customize.ts'
import { issueTokens, type AuthenticationResult } from '../userPools/tokens/issue.ts'
import type { Visit } from './visit.ts'

/** Who is to get tokens of which scopes, and since when (seconds) they have been signed in. */
export type Asked = NonNullable<Session['asked']> & Pick<User, 'Username' | 'sub'> & { auth_time: number }

/** What of an authorize request the tokens will show. */
export const askedIn = ({ scopes, nonce, resource }: NonNullable<Session['asked']>) => ({
  scopes,
  ...(nonce !== undefined && { nonce }),
  ...(resource !== undefined && { resource }),
})

/**
 * Makes the tokens that an app asked for at the pool's domain, and lets the pool's function change them.
 *
 * @returns nothing when the user is gone, or may not sign in any more
 * @throws AwsException when the function fails
 */
export async function issueAsked(
  { context, pool }: Visit,
  client: UserPoolClient,
  asked: Asked,
): Promise<AuthenticationResult | undefined> {
  const userNow = () => {
    const user = findUser(context, pool, asked.Username)
    return user?.sub === asked.sub && user.Enabled ? user : undefined
  }
  const first = userNow()
  if (!first) return undefined
  // AWS's table of pages has the other source (OP-221).
  const source =
    settingOf(context, 'OP-221') === 'authentication'
      ? 'TokenGeneration_Authentication'
      : 'TokenGeneration_HostedAuth'
  const changes = await customize(context, { pool, client }, () => first, source, asked.scopes)
  const user = userNow()
  if (!user) return undefined
  const origin = { asked: askedIn(asked), auth_time: asked.auth_time }
  return issueTokens(context, pool, client, user, origin, changes)
}
