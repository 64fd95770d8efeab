import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import { describePool } from '../pools/describe.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html */
export async function DescribeUserPool(
  input: Input<'DescribeUserPool'>,
  context: Context,
): Promise<Output<'DescribeUserPool'>> {
  return { UserPool: describePool(context, poolOf(context, input.UserPoolId)) }
}
