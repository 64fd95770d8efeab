import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { identityProviderOf, removeIdentityProvider } from '../../store/identityProviders.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteIdentityProvider.html */
export async function DeleteIdentityProvider(
  input: Input<'DeleteIdentityProvider'>,
  context: Context,
): Promise<Output<'DeleteIdentityProvider'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { ProviderName } = identityProviderOf(context, pool, input.ProviderName)
  removeIdentityProvider(context, pool, ProviderName)
}
