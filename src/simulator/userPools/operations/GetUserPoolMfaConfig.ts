import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html */
export async function GetUserPoolMfaConfig(
  input: Input<'GetUserPoolMfaConfig'>,
  context: Context,
): Promise<Output<'GetUserPoolMfaConfig'>> {
  const { mfa, MfaConfiguration } = poolOf(context, input.UserPoolId)
  return { ...mfa, MfaConfiguration }
}
