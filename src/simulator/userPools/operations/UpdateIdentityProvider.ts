import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { identityProviderOf, putIdentityProvider } from '../../store/identityProviders.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkIdentityProvider } from '../pools/identityProviders.ts'
import { detailsFrom, mappingFrom } from '../pools/providerDetails.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateIdentityProvider.html */
export async function UpdateIdentityProvider(
  input: Input<'UpdateIdentityProvider'>,
  context: Context,
): Promise<Output<'UpdateIdentityProvider'>> {
  const pool = poolOf(context, input.UserPoolId)
  const former = identityProviderOf(context, pool, input.ProviderName)
  const { ProviderType } = former
  const IdentityProvider = {
    ...former,
    ...input,
    ProviderDetails: detailsFrom(ProviderType, input.ProviderDetails ?? former.ProviderDetails),
    AttributeMapping: mappingFrom(ProviderType, input.AttributeMapping ?? former.AttributeMapping),
    LastModifiedDate: seconds(context),
  }
  checkIdentityProvider(context, pool, IdentityProvider)

  putIdentityProvider(context, pool, IdentityProvider)
  return { IdentityProvider }
}
