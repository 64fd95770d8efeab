import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { revoke } from '../tokens/revoke.ts'
import { trackedSessionOf } from '../tokens/tracking.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeUserSession.html */
export async function RevokeUserSession(
  input: Input<'RevokeUserSession'>,
  context: Context,
): Promise<Output<'RevokeUserSession'>> {
  const { user, session: current } = await bearerOf(context, input.AccessToken)
  const session = trackedSessionOf(context, user, input.SessionId)
  if (session.origin_jti === current.origin_jti) {
    throw unworded(context, InvalidParameterException, 'this is the session of the access token itself')
  }

  // RevokeAssociatedSessions means the SSO session that it came through: one begun by the API has none.
  revoke(context, session)
  return {}
}
