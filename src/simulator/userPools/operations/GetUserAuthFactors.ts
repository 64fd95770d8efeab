import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { describeFactors } from '../users/firstFactors.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html */
export async function GetUserAuthFactors(
  input: Input<'GetUserAuthFactors'>,
  context: Context,
): Promise<Output<'GetUserAuthFactors'>> {
  const { pool, user } = await bearerOf(context, input.AccessToken)
  return describeFactors(context, pool, user)
}
