import type { Context } from '../context.ts'
import { findResourceServer } from '../store/resourceServers.ts'
import type { UserPoolClient } from '../store/userPoolClients.ts'
import type { UserPool } from '../store/userPools.ts'

/**
 * The scopes that a request asks for, of those that its client may have; none named: all of them (OP-234). A scope whose
 * resource server has lost it meanwhile is left out.
 *
 * @returns nothing when one is not the client's, or `openid` is missing beside the claims that only it can carry
 */
export function grantedScopes(
  context: Context,
  pool: UserPool,
  { AllowedOAuthScopes = [] }: UserPoolClient,
  asked: string | undefined,
): string[] | undefined {
  const scopes = asked === undefined ? AllowedOAuthScopes : asked.split(' ').filter(Boolean)
  if (!scopes.length || !scopes.every((scope) => AllowedOAuthScopes.includes(scope))) return undefined
  if (scopes.some((scope) => CLAIMS.includes(scope)) && !scopes.includes('openid')) return undefined
  return [...new Set(scopes)].filter((scope) => isThere(context, pool, scope))
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html */
const CLAIMS = ['email', 'phone', 'profile']

/** A custom scope is `identifier/name`; the others are every pool's. */
function isThere(context: Context, pool: UserPool, scope: string): boolean {
  if (!isCustomScope(scope)) return true
  const at = scope.lastIndexOf('/')
  const server = findResourceServer(context, pool, scope.slice(0, at))
  return server?.Scopes?.some(({ ScopeName }) => ScopeName === scope.slice(at + 1)) ?? false
}

export const isCustomScope = (scope: string): boolean => scope.includes('/')
