import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { UserNotConfirmedException } from '../../errors.ts'
import { changeUser } from '../../store/users.ts'
import { userOfPool } from '../users/existence.ts'
import { withoutSoftwareToken } from '../users/softwareToken.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html */
export async function AdminDeleteSoftwareToken(
  input: Input<'AdminDeleteSoftwareToken'>,
  context: Context,
): Promise<Output<'AdminDeleteSoftwareToken'>> {
  const { pool, user } = userOfPool(context, input)
  if (user.UserStatus === 'UNCONFIRMED') throw UserNotConfirmedException('User is not confirmed.')

  changeUser(context, pool, withoutSoftwareToken(user))
  return {}
}
