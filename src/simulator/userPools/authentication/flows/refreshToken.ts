import type { Context } from '../../../context.ts'
import { InvalidParameterException, invalidRefreshToken, NotAuthorizedException } from '../../../errors.ts'
import { findSession, type Session } from '../../../store/sessions.ts'
import { findUser } from '../../../store/users.ts'
import type { UserPoolClient } from '../../../store/userPoolClients.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { isSecretHash } from '../../clients/secretHash.ts'
import { issueFromSession } from '../../tokens/issue.ts'
import { parameterOf, type Attempt, type SignInAnswer } from '../attempt.ts'

/** REFRESH_TOKEN_AUTH: a new ID and access token, no new refresh token. */
export async function refreshToken(context: Context, attempt: Attempt): Promise<SignInAnswer> {
  const { client, pool } = attempt
  if (!isFlowAllowed(client, 'ALLOW_REFRESH_TOKEN_AUTH')) {
    throw InvalidParameterException('Refresh Token flow not enabled for this client')
  }
  const session = findSession(context, parameterOf(attempt, 'REFRESH_TOKEN'))
  if (!session || session.ClientId !== client.ClientId) throw invalidRefreshToken()
  checkRefreshSecretHash(client, session, attempt.parameters.SECRET_HASH)
  if (context.world.now() >= session.expiresAt) throw NotAuthorizedException('Refresh Token has expired')
  const user = findUser(context, pool, session.Username)
  if (!user) throw invalidRefreshToken()
  context.note({ kind: 'check', what: 'The refresh token belongs to this client and has not expired' })

  const AuthenticationResult = await issueFromSession(context, pool, client, user, session)
  return { AuthenticationResult, ChallengeParameters: {} }
}

/** @throws NotAuthorizedException in the words that Cognito has for this flow alone (OP-128) */
function checkRefreshSecretHash(client: UserPoolClient, session: Session, given: string | undefined): void {
  if (!client.ClientSecret || (given && isSecretHash(client, session.Username, given))) return
  throw NotAuthorizedException(`SecretHash does not match for the client: ${client.ClientId}`)
}
