import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { describeDevice, deviceOf } from '../users/devices.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetDevice.html */
export async function AdminGetDevice(
  input: Input<'AdminGetDevice'>,
  context: Context,
): Promise<Output<'AdminGetDevice'>> {
  const { pool, user } = userOfPool(context, input)
  const device = deviceOf(context, pool, user, input.DeviceKey)
  return { Device: describeDevice(context, pool, user, device) }
}
