import type { Context } from '../../context.ts'
import { missingParameter } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import { removeDevice } from '../../store/devices.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { deviceOf } from '../users/devices.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgetDevice.html */
export async function ForgetDevice(input: Input<'ForgetDevice'>, context: Context): Promise<void> {
  if (input.AccessToken === undefined) throw missingParameter('AccessToken')
  const { pool, user } = await bearerOf(context, input.AccessToken)
  const device = deviceOf(context, pool, user, input.DeviceKey)

  removeDevice(context, user, device)
}
