import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { findUICustomization } from '../../store/appearance.ts'
import { poolOf } from '../../store/userPools.ts'
import { describeUICustomization } from '../pools/uiCustomization.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUICustomization.html */
export async function GetUICustomization(
  input: Input<'GetUICustomization'>,
  context: Context,
): Promise<Output<'GetUICustomization'>> {
  const pool = poolOf(context, input.UserPoolId)
  const own = input.ClientId ? findUICustomization(context, pool, input.ClientId) : undefined
  const ui = own ?? findUICustomization(context, pool, 'ALL')
  return { UICustomization: ui ? describeUICustomization(context, pool, ui) : {} }
}
