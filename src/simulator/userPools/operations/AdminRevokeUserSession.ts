import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { revoke } from '../tokens/revoke.ts'
import { trackedSessionOf } from '../tokens/tracking.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRevokeUserSession.html */
export async function AdminRevokeUserSession(
  input: Input<'AdminRevokeUserSession'>,
  context: Context,
): Promise<Output<'AdminRevokeUserSession'>> {
  const { user } = userOfPool(context, input)
  const session = trackedSessionOf(context, user, input.SessionId)

  // RevokeAssociatedSessions means the SSO session that it came through: one begun by the API has none.
  revoke(context, session)
  return {}
}
