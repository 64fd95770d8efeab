import { unworded, type Context } from '../../context.ts'
import {
  UnauthorizedException,
  UnsupportedOperationException,
  UnsupportedTokenTypeException,
} from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findSession } from '../../store/sessions.ts'
import { findClient } from '../../store/userPoolClients.ts'
import { isClientSecret } from '../clients/secretHash.ts'
import { isJwt } from '../tokens/accessToken.ts'
import { passOver, revoke } from '../tokens/revoke.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html */
export async function RevokeToken(
  input: Input<'RevokeToken'>,
  context: Context,
): Promise<Output<'RevokeToken'>> {
  // RevokeAssociatedSessions means the SSO session that a token session came through: one begun by the API has none.
  const client = findClient(context, input.ClientId)
  if (!client || !isClientSecret(client, input.ClientSecret)) {
    throw unworded(context, UnauthorizedException, 'no such client, or not with this secret')
  }
  if (!client.EnableTokenRevocation) {
    throw unworded(context, UnsupportedOperationException, 'the client has token revocation turned off')
  }
  if (isJwt(input.Token)) throw unworded(context, UnsupportedTokenTypeException, 'this is no refresh token')
  const session = findSession(context, input.Token)?.session
  if (session && session.ClientId !== client.ClientId) {
    throw unworded(context, UnauthorizedException, 'the token was given to another client')
  }

  if (!session || session.isRevoked) passOver(context)
  else revoke(context, session)
  return {}
}
