import { seconds, type Context } from '../../context.ts'
import { DuplicateProviderException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findGroup, putGroup } from '../../store/groups.ts'
import {
  findIdentityProvider,
  identityProvidersOf,
  putIdentityProvider,
} from '../../store/identityProviders.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkIdentityProvider } from '../pools/identityProviders.ts'
import { detailsFrom, mappingFrom } from '../pools/providerDetails.ts'
import { checkQuota } from '../pools/quotas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html */
export async function CreateIdentityProvider(
  input: Input<'CreateIdentityProvider'>,
  context: Context,
): Promise<Output<'CreateIdentityProvider'>> {
  const pool = poolOf(context, input.UserPoolId)
  const dates = { LastModifiedDate: seconds(context), CreationDate: seconds(context) }
  const IdentityProvider = {
    ...input,
    ProviderDetails: detailsFrom(input.ProviderType, input.ProviderDetails),
    AttributeMapping: mappingFrom(input.ProviderType, input.AttributeMapping),
    ...dates,
  }
  if (findIdentityProvider(context, pool, input.ProviderName)) {
    // Our words (OP-119).
    throw DuplicateProviderException(`The provider ${input.ProviderName} exists already.`)
  }
  checkQuota(context, 'identity providers in a pool', [...identityProvidersOf(context, pool)].length)
  checkIdentityProvider(context, pool, IdentityProvider)

  putIdentityProvider(context, pool, IdentityProvider)
  // Everybody who comes from this provider is put into a group of its name.
  const GroupName = `${pool.Id}_${input.ProviderName}`
  if (!findGroup(context, pool, GroupName)) {
    putGroup(context, pool, { GroupName, UserPoolId: pool.Id, ...dates })
  }
  return { IdentityProvider }
}
