import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { userOfPool } from '../users/existence.ts'
import { setOptions } from '../users/mfa.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserSettings.html */
export async function AdminSetUserSettings(
  input: Input<'AdminSetUserSettings'>,
  context: Context,
): Promise<Output<'AdminSetUserSettings'>> {
  const { pool, user } = userOfPool(context, input)
  setOptions(context, pool, user, input.MFAOptions)
  return {}
}
