import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { setOptions } from '../users/mfa.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserSettings.html */
export async function SetUserSettings(
  input: Input<'SetUserSettings'>,
  context: Context,
): Promise<Output<'SetUserSettings'>> {
  const { pool, user } = await bearerOf(context, input.AccessToken)
  setOptions(context, pool, user, input.MFAOptions)
  return {}
}
