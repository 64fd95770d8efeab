import type { Context } from '../../../context.ts'
import { NotAuthorizedException } from '../../../errors.ts'
import type { Session } from '../../../store/sessions.ts'
import { settingOf } from '../../../store/settings.ts'
import type { UserPoolClient } from '../../../store/userPoolClients.ts'
import { flowRefused, isFlowAllowed } from '../../clients/authFlows.ts'
import { isRotating } from '../../clients/rotation.ts'
import { hasSecret, isSecretHash, wrongHash } from '../../clients/secretHash.ts'
import { customize } from '../../tokens/customize.ts'
import { issueFromSession } from '../../tokens/issue.ts'
import { checkRefreshable, sessionOfRefreshToken, type Refreshable } from '../../tokens/refresh.ts'
import { parameterOf, type Attempt, type SignInAnswer } from '../attempt.ts'

/** REFRESH_TOKEN_AUTH: a new ID and access token, no new refresh token. Not for clients whose tokens rotate. */
export async function refreshToken(context: Context, attempt: Attempt): Promise<SignInAnswer> {
  const { client, pool } = attempt
  if (isRotating(client) || !isFlowAllowed(client, 'ALLOW_REFRESH_TOKEN_AUTH')) {
    throw flowRefused(context, 'Refresh Token flow not enabled for this client')
  }
  const token = parameterOf(attempt, 'REFRESH_TOKEN')
  const now = (): Refreshable => {
    const refreshable = sessionOfRefreshToken(context, pool, client, token, attempt.underWay.deviceKey)
    checkRefreshSecretHash(context, client, refreshable.session, attempt.parameters.SECRET_HASH)
    checkRefreshable(context, refreshable)
    return refreshable
  }
  const changes = await customize(
    context,
    { pool, client },
    () => now().user,
    'TokenGeneration_RefreshTokens',
  )
  const { user, session } = now()
  const AuthenticationResult = await issueFromSession(context, pool, client, user, session, changes)
  return { AuthenticationResult, ChallengeParameters: {} }
}

/** @throws NotAuthorizedException in the words that Cognito has for this flow alone (OP-128) */
function checkRefreshSecretHash(
  context: Context,
  client: UserPoolClient,
  session: Session,
  given: string | undefined,
): void {
  if (!hasSecret(client) || (given && isSecretHash(client, session.Username, given))) return
  const id = client.ClientId
  const isCommon = settingOf(context, 'OP-128') === 'common-text'
  throw NotAuthorizedException(isCommon ? wrongHash(id) : `SecretHash does not match for the client: ${id}`)
}
