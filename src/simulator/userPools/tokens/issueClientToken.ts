import type { Context } from '../../context.ts'
import { uuid } from '../../crypto/ids.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { issuerOf, type UserPool } from '../../store/userPools.ts'
import { lifetimesOf } from '../clients/lifetimes.ts'
import { clientTokenGeneration } from '../triggers/preTokenGeneration.ts'
import type { AuthenticationResult } from './issue.ts'
import { changed, scopesWith, type Claims } from './claims.ts'
import { sign } from './sign.ts'

/**
 * An access token for an app client itself: no user, no refresh token, nothing that could be revoked (OP-203).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
 */
export async function issueClientToken(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  scopes: string[],
  clientMetadata?: Record<string, string>,
): Promise<AuthenticationResult> {
  const changes = await clientTokenGeneration(context, { pool, client, scopes, clientMetadata })
  const iat = Math.floor(context.world.now() / 1000)
  const ExpiresIn = lifetimesOf(client).access
  const claims: Claims = {
    sub: client.ClientId,
    token_use: 'access',
    scope: scopesWith(scopes, changes?.scopes).join(' '),
    auth_time: iat,
    iss: issuerOf(pool),
    exp: iat + ExpiresIn,
    iat,
    version: 2,
    jti: uuid(context.world),
    client_id: client.ClientId,
  }
  const access = changes ? changed(claims, changes.access) : claims
  context.note({ kind: 'token', use: 'access', claims: access })
  return { AccessToken: await sign(pool.keys.access, access), ExpiresIn, TokenType: 'Bearer' }
}
