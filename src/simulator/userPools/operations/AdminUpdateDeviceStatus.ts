import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { deviceOf, setRemembered } from '../users/devices.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateDeviceStatus.html */
export async function AdminUpdateDeviceStatus(
  input: Input<'AdminUpdateDeviceStatus'>,
  context: Context,
): Promise<Output<'AdminUpdateDeviceStatus'>> {
  const { pool, user } = userOfPool(context, input)
  const device = deviceOf(context, pool, user, input.DeviceKey)

  setRemembered(context, user, device, input.DeviceRememberedStatus)
  return {}
}
