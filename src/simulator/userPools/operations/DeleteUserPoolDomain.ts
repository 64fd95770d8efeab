import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { domainOf, removeDomain } from '../../store/domains.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html */
export async function DeleteUserPoolDomain(
  input: Input<'DeleteUserPoolDomain'>,
  context: Context,
): Promise<Output<'DeleteUserPoolDomain'>> {
  removeDomain(context, domainOf(context, poolOf(context, input.UserPoolId), input.Domain))
  return {}
}
