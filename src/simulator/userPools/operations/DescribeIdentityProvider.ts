import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { identityProviderOf } from '../../store/identityProviders.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeIdentityProvider.html */
export async function DescribeIdentityProvider(
  input: Input<'DescribeIdentityProvider'>,
  context: Context,
): Promise<Output<'DescribeIdentityProvider'>> {
  const pool = poolOf(context, input.UserPoolId)
  return { IdentityProvider: identityProviderOf(context, pool, input.ProviderName) }
}
