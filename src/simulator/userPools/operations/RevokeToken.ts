import type { Context } from '../../context.ts'
import {
  NotSimulated,
  UnauthorizedException,
  UnsupportedOperationException,
  UnsupportedTokenTypeException,
} from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findSession } from '../../store/sessions.ts'
import { findClient } from '../../store/userPoolClients.ts'
import { isClientSecret } from '../clients/secretHash.ts'
import { isJwt } from '../tokens/accessToken.ts'
import { revoke } from '../tokens/revoke.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html */
export async function RevokeToken(
  input: Input<'RevokeToken'>,
  context: Context,
): Promise<Output<'RevokeToken'>> {
  if (input.RevokeAssociatedSessions === 'LINKED') throw NotSimulated('RevokeToken with associated sessions')
  // The classes are AWS's; none of the texts is on record.
  const client = findClient(context, input.ClientId)
  if (!client || !isClientSecret(client, input.ClientSecret)) throw UnauthorizedException()
  if (!client.EnableTokenRevocation) throw UnsupportedOperationException()
  if (isJwt(input.Token)) throw UnsupportedTokenTypeException()
  // A token that Cognito does not know, or no longer, is as good as revoked (OP-139).
  const found = findSession(context, input.Token)
  if (!found) return {}
  if (found.session.ClientId !== client.ClientId) throw UnauthorizedException()

  revoke(context, found.session)
  return {}
}
