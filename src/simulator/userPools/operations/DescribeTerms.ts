import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { termsOf } from '../../store/appearance.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTerms.html */
export async function DescribeTerms(
  input: Input<'DescribeTerms'>,
  context: Context,
): Promise<Output<'DescribeTerms'>> {
  return { Terms: termsOf(context, poolOf(context, input.UserPoolId), input.TermsId) }
}
