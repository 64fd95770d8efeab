import type { Context } from '../../context.ts'
import { addMember, findGroup } from '../../store/groups.ts'
import type { IdentityProvider } from '../../store/identityProviders.ts'
import { findUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Caller } from '../../userPools/triggers/invoke.ts'
import { postConfirmation } from '../../userPools/triggers/postConfirmation.ts'
import { asTold, preSignUp } from '../../userPools/triggers/preSignUp.ts'
import { checkAliasesFree, saveUser } from '../../userPools/users/aliases.ts'
import type { Attribute } from '../../userPools/users/attributes.ts'
import { withAttributes } from '../../userPools/users/change.ts'
import { missingRequired } from '../../userPools/users/conform.ts'
import { withIdentity } from '../../userPools/users/identities.ts'
import { newProfile } from '../../userPools/users/newUser.ts'
import { findMember, profileName, type Outsider } from './outsider.ts'
import { userNow } from './comeAgain.ts'

/** Why somebody from outside can't become a user: Cognito's words for the app. */
export class CannotJoin extends Error {}

/**
 * Makes a user of somebody from outside at their first sign-in. What a function of the pool's says about confirmation and
 * verification makes no difference (OP-683).
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html
 *
 * @throws CannotJoin when an attribute is missing that the pool requires, or the name is taken
 * @throws AwsException when a function of the pool's fails, or an alias is somebody else's
 */
export async function join(
  context: Context,
  caller: Caller,
  provider: IdentityProvider,
  outsider: Outsider,
  attributes: Attribute[],
): Promise<User> {
  const { pool } = caller
  const { ProviderName } = provider
  const missing = missingRequired(pool, attributes)
  if (missing.length) {
    const why = missing.map((name) => `${name}: The attribute is required`).join(' ')
    throw new CannotJoin(`Invalid user attributes: ${why}`)
  }
  const fresh = newProfile(context, pool, profileName(pool, ProviderName, outsider))
  const draft = { ...withAttributes(fresh, attributes), UserStatus: 'EXTERNAL_PROVIDER' as const }
  const told = { ...asTold(draft), validationData: [] }
  await preSignUp(context, caller, told, 'PreSignUp_ExternalProvider')

  // The function has had its time: it may have linked them to somebody, or they have come twice.
  const isThere = findMember(context, pool, ProviderName, outsider) ?? findUser(context, pool, draft.Username)
  if (isThere) throw new CannotJoin(`Already found an entry for username ${draft.Username}`)
  checkAliasesFree(context, pool, undefined, draft)
  const profile = withIdentity(context, draft, provider, outsider.id, {
    issuer: outsider.issuer,
    primary: true,
  })
  const user = saveUser(context, pool, undefined, profile)
  intoGroup(context, pool, ProviderName, user)
  await postConfirmation(context, caller, user, 'PostConfirmation_ConfirmSignUp')
  return userNow(context, pool, user)
}

/** Everybody from one provider is in the group that was made with it. */
function intoGroup(context: Context, pool: UserPool, provider: string, user: User): void {
  const group = findGroup(context, pool, `${pool.Id}_${provider}`)
  if (group) addMember(context, pool, group, user)
}
