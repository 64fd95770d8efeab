import type { Answer } from '../record.ts'
import { findSession } from '../store/sessions.ts'
import { isJwt } from '../userPools/tokens/accessToken.ts'
import { revoke as revokeSession } from '../userPools/tokens/revoke.ts'
import { empty } from './answers.ts'
import { authenticatedClient, oauthError } from './clientAuthentication.ts'
import { checkForm } from './token.ts'
import type { Visit } from './visit.ts'

/**
 * POST /oauth2/revoke: ends the sign-in that a refresh token belongs to. One that nobody knows is as good as revoked (OP-139).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
 */
export function revoke(visit: Visit): Answer {
  checkForm(visit)
  const token = visit.form.get('token')
  if (!token) throw oauthError('invalid_request')
  const client = authenticatedClient(visit, 401)
  if (!client.EnableTokenRevocation) throw oauthError('invalid_request')
  if (isJwt(token)) throw oauthError('unsupported_token_type')
  const found = findSession(visit.context, token)
  if (found && found.session.ClientId !== client.ClientId) throw oauthError('invalid_client', 401)
  if (found) revokeSession(visit.context, found.session)
  return empty()
}
