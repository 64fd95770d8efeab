import { unworded, type Context } from '../../context.ts'
import { ResourceNotFoundException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import { findByIdentifier } from '../pools/identityProviders.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetIdentityProviderByIdentifier.html */
export async function GetIdentityProviderByIdentifier(
  input: Input<'GetIdentityProviderByIdentifier'>,
  context: Context,
): Promise<Output<'GetIdentityProviderByIdentifier'>> {
  const pool = poolOf(context, input.UserPoolId)
  const IdentityProvider = findByIdentifier(context, pool, input.IdpIdentifier)
  if (!IdentityProvider) throw unworded(context, ResourceNotFoundException, 'no provider has this identifier')
  return { IdentityProvider }
}
