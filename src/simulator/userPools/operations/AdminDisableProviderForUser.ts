import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { changeUser } from '../../store/users.ts'
import { poolOf } from '../../store/userPools.ts'
import { isLocal, outsideUserOf, unlink, userNamed, userOfOutside } from '../users/identities.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableProviderForUser.html */
export async function AdminDisableProviderForUser(
  input: Input<'AdminDisableProviderForUser'>,
  context: Context,
): Promise<Output<'AdminDisableProviderForUser'>> {
  const pool = poolOf(context, input.UserPoolId)
  if (isLocal(input.User)) {
    // A local user who is named by their own pool can use their password no more.
    const { password: _, ...user } = userNamed(context, pool, input.User)
    changeUser(context, pool, user)
    return {}
  }
  const outside = outsideUserOf(context, input.User)
  const user = userOfOutside(context, pool, outside)

  unlink(context, pool, user, outside)
  return {}
}
