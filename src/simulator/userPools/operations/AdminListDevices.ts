import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { pageOfDevices } from '../users/devices.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html */
export async function AdminListDevices(
  input: Input<'AdminListDevices'>,
  context: Context,
): Promise<Output<'AdminListDevices'>> {
  const { pool, user } = userOfPool(context, input)
  return pageOfDevices(context, pool, user, input)
}
