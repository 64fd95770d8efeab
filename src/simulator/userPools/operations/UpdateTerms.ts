import { seconds, type Context } from '../../context.ts'
import { termsExist } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findTerms, putTerms, termsOf } from '../../store/appearance.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateTerms.html */
export async function UpdateTerms(
  input: Input<'UpdateTerms'>,
  context: Context,
): Promise<Output<'UpdateTerms'>> {
  const pool = poolOf(context, input.UserPoolId)
  const former = termsOf(context, pool, input.TermsId)
  const Terms = {
    ...former,
    ...input,
    Links: input.Links ?? former.Links,
    LastModifiedDate: seconds(context),
  }
  const namesake = findTerms(context, pool, former.ClientId, Terms.TermsName)
  if (namesake && namesake.TermsId !== former.TermsId) throw termsExist(Terms.TermsName)
  putTerms(context, pool, Terms)
  return { Terms }
}
