import { seconds, type Context } from '../../context.ts'
import { uuid } from '../../crypto/ids.ts'
import { termsExist } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findTerms, putTerms } from '../../store/appearance.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html */
export async function CreateTerms(
  input: Input<'CreateTerms'>,
  context: Context,
): Promise<Output<'CreateTerms'>> {
  const { pool, client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  if (findTerms(context, pool, client.ClientId, input.TermsName)) throw termsExist(input.TermsName)
  const Terms = {
    ...input,
    TermsId: uuid(context.world),
    Links: input.Links ?? {},
    CreationDate: seconds(context),
    LastModifiedDate: seconds(context),
  }
  putTerms(context, pool, Terms)
  return { Terms }
}
