import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { identityProviderOf } from '../../store/identityProviders.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkLinkable, checkSource, link, outsideUserOf, userNamed } from '../users/identities.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminLinkProviderForUser.html */
export async function AdminLinkProviderForUser(
  input: Input<'AdminLinkProviderForUser'>,
  context: Context,
): Promise<Output<'AdminLinkProviderForUser'>> {
  const pool = poolOf(context, input.UserPoolId)
  checkSource(context, pool, input.SourceUser)
  const outside = outsideUserOf(context, input.SourceUser)
  identityProviderOf(context, pool, outside.provider)
  const user = userNamed(context, pool, input.DestinationUser)
  checkLinkable(context, pool, user, outside)

  link(context, pool, user, outside)
  return {}
}
