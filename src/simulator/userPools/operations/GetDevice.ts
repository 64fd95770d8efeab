import type { Context } from '../../context.ts'
import { missingParameter } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { describeDevice, deviceOf } from '../users/devices.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetDevice.html */
export async function GetDevice(input: Input<'GetDevice'>, context: Context): Promise<Output<'GetDevice'>> {
  if (input.AccessToken === undefined) throw missingParameter('AccessToken')
  const { pool, user } = await bearerOf(context, input.AccessToken)
  const device = deviceOf(context, pool, user, input.DeviceKey)
  return { Device: describeDevice(context, pool, user, device) }
}
