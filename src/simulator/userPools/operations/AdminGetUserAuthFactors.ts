import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { userOfPool } from '../users/existence.ts'
import { describeFactors } from '../users/firstFactors.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUserAuthFactors.html */
export async function AdminGetUserAuthFactors(
  input: Input<'AdminGetUserAuthFactors'>,
  context: Context,
): Promise<Output<'AdminGetUserAuthFactors'>> {
  const { pool, user } = userOfPool(context, input)
  return describeFactors(context, pool, user)
}
