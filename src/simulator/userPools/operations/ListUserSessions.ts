import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { pageOfSessions } from '../tokens/tracking.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserSessions.html */
export async function ListUserSessions(
  input: Input<'ListUserSessions'>,
  context: Context,
): Promise<Output<'ListUserSessions'>> {
  const { user, session } = await bearerOf(context, input.AccessToken)
  return pageOfSessions(context, 'ListUserSessions', user, input.NextToken, session)
}
