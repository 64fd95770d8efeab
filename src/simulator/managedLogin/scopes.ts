import type { Context } from '../context.ts'
import { findResourceServer } from '../store/resourceServers.ts'
import { settingOf } from '../store/settings.ts'
import type { UserPoolClient } from '../store/userPoolClients.ts'
import type { UserPool } from '../store/userPools.ts'

/**
 * The scopes that a request asks for, of those that its client may have; none named: all of them. A scope whose resource
 * server has lost it meanwhile is left out.
 *
 * @returns nothing when one is not the client's, or `openid` is missing beside the claims that only it can carry
 */
export function grantedScopes(
  context: Context,
  pool: UserPool,
  { AllowedOAuthScopes = [] }: UserPoolClient,
  asked: string | undefined,
): string[] | undefined {
  const wanted = asked === undefined ? AllowedOAuthScopes : asked.split(' ').filter(Boolean)
  const own = wanted.filter((scope) => AllowedOAuthScopes.includes(scope))
  // The guide says of foreign scopes that they fail, and that they are passed over (OP-208).
  const scopes = settingOf(context, 'OP-208') === 'passed-over' ? own : wanted
  if (!scopes.length || own.length < scopes.length) return undefined
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
