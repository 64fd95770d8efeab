import { isRotating } from '../../userPools/clients/rotation.ts'
import { scopesOf } from '../../userPools/tokens/claims.ts'
import { customize } from '../../userPools/tokens/customize.ts'
import { issueFromSession } from '../../userPools/tokens/issue.ts'
import { refreshableOf, rotate } from '../../userPools/tokens/refresh.ts'
import { oauthError } from '../clientAuthentication.ts'
import { answerWith, orInvalidGrant, type Grant } from './grant.ts'

/**
 * A refresh token for fresh tokens of the same scopes. One that belongs to a device is good at the API alone.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export const refreshToken: Grant = async (visit, client) => {
  const { context, pool, form } = visit
  const given = form.get('refresh_token')
  if (!given) throw oauthError('invalid_request')
  return orInvalidGrant(visit, async () => {
    const now = () => refreshableOf(context, pool, client, given, undefined)
    const scopes = scopesOf(now().session)
    const source = 'TokenGeneration_RefreshTokens'
    const changes = await customize(context, { pool, client }, () => now().user, source, scopes)
    const refreshable = now()
    const RefreshToken = isRotating(client) ? rotate(context, client, refreshable) : undefined
    const { user, session } = refreshable
    const tokens = await issueFromSession(context, pool, client, user, session, changes)
    return answerWith({ ...tokens, ...(RefreshToken && { RefreshToken }) })
  })
}
