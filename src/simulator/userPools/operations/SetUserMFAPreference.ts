import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { setFactors } from '../users/factors.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html */
export async function SetUserMFAPreference(
  input: Input<'SetUserMFAPreference'>,
  context: Context,
): Promise<Output<'SetUserMFAPreference'>> {
  const { pool, user } = await bearerOf(context, input.AccessToken)
  const wishes = {
    SMS_MFA: input.SMSMfaSettings,
    SOFTWARE_TOKEN_MFA: input.SoftwareTokenMfaSettings,
    EMAIL_OTP: input.EmailMfaSettings,
  }
  setFactors(context, pool, user, wishes, 'User has not verified software token mfa')
  return {}
}
