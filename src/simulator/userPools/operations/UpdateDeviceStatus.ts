import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { deviceOf, setRemembered } from '../users/devices.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateDeviceStatus.html */
export async function UpdateDeviceStatus(
  input: Input<'UpdateDeviceStatus'>,
  context: Context,
): Promise<Output<'UpdateDeviceStatus'>> {
  const { pool, user } = await bearerOf(context, input.AccessToken)
  const device = deviceOf(context, pool, user, input.DeviceKey)

  setRemembered(context, user, device, input.DeviceRememberedStatus)
  return {}
}
