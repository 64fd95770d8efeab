import type { Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { domainsOf } from '../../store/domains.ts'
import { removePool } from '../../store/removeAll.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkNoImport } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html */
export async function DeleteUserPool(
  input: Input<'DeleteUserPool'>,
  context: Context,
): Promise<Output<'DeleteUserPool'>> {
  const pool = poolOf(context, input.UserPoolId)
  checkNoImport(context, pool)
  if (pool.DeletionProtection === 'ACTIVE') {
    throw InvalidParameterException(
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    )
  }
  if (domainsOf(context, pool).length) {
    throw InvalidParameterException(
      'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    )
  }
  removePool(context, pool)
}
