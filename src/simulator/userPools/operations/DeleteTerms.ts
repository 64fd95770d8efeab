import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { removeTerms, termsOf } from '../../store/appearance.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteTerms.html */
export async function DeleteTerms(
  input: Input<'DeleteTerms'>,
  context: Context,
): Promise<Output<'DeleteTerms'>> {
  const pool = poolOf(context, input.UserPoolId)
  removeTerms(context, pool, termsOf(context, pool, input.TermsId).TermsId)
}
