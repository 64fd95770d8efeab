import type { Context } from '../../context.ts'
import type { Input } from '../../model/types.ts'
import { removeDevice } from '../../store/devices.ts'
import { deviceOf } from '../users/devices.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminForgetDevice.html */
export async function AdminForgetDevice(input: Input<'AdminForgetDevice'>, context: Context): Promise<void> {
  const { pool, user } = userOfPool(context, input)
  const device = deviceOf(context, pool, user, input.DeviceKey)

  removeDevice(context, user, device)
}
