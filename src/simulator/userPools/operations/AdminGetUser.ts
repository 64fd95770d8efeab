import type { Context } from '../../context.ts'
import { userDoesNotExist } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import { mfaSettingsOf } from '../users/mfa.ts'
import { findByAdminName } from '../users/names.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export async function AdminGetUser(
  input: Input<'AdminGetUser'>,
  context: Context,
): Promise<Output<'AdminGetUser'>> {
  const pool = poolOf(context, input.UserPoolId)
  const user = findByAdminName(context, pool, input.Username)
  if (!user) throw userDoesNotExist()
  return {
    Username: user.Username,
    UserAttributes: user.Attributes,
    UserCreateDate: user.UserCreateDate,
    UserLastModifiedDate: user.UserLastModifiedDate,
    Enabled: user.Enabled,
    UserStatus: user.UserStatus,
    ...mfaSettingsOf(user),
  }
}
