import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { pageOfDevices } from '../users/devices.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html */
export async function ListDevices(
  input: Input<'ListDevices'>,
  context: Context,
): Promise<Output<'ListDevices'>> {
  const { pool, user } = await bearerOf(context, input.AccessToken)
  return pageOfDevices(context, pool, user, input)
}
