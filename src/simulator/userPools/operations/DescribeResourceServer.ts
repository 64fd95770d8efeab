import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { resourceServerOf } from '../../store/resourceServers.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeResourceServer.html */
export async function DescribeResourceServer(
  input: Input<'DescribeResourceServer'>,
  context: Context,
): Promise<Output<'DescribeResourceServer'>> {
  return { ResourceServer: resourceServerOf(context, poolOf(context, input.UserPoolId), input.Identifier) }
}
