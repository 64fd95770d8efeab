import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { pageOfSessions } from '../tokens/tracking.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserSessions.html */
export async function AdminListUserSessions(
  input: Input<'AdminListUserSessions'>,
  context: Context,
): Promise<Output<'AdminListUserSessions'>> {
  const { user } = userOfPool(context, input)
  return pageOfSessions(context, 'AdminListUserSessions', user, input.NextToken)
}
