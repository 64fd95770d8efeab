import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { readableAttributes, type Attribute } from '../users/attributes.ts'

/** The scope that an attribute belongs to; all others are of the profile. */
const SCOPE_OF: Record<string, string> = {
  email: 'email',
  email_verified: 'email',
  phone_number: 'phone',
  phone_number_verified: 'phone',
}

/** In every answer about a user, whatever was asked for. */
const ALWAYS = ['sub', 'identities']

/**
 * What an app client may know of a user: of what it may read, what the scopes ask for. `openid` alone, and the API, ask for
 * all of it.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function attributesInScope(
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  scopes: string[] = [],
): Attribute[] {
  const readable = readableAttributes(pool, client, user.Attributes)
  const isNarrowed = ['profile', 'email', 'phone'].some((scope) => scopes.includes(scope))
  if (!isNarrowed) return readable
  return readable.filter(({ Name }) => ALWAYS.includes(Name) || scopes.includes(SCOPE_OF[Name] ?? 'profile'))
}
