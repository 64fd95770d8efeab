import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { userOfPool } from '../users/existence.ts'
import { setFactors } from '../users/factors.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html */
export async function AdminSetUserMFAPreference(
  input: Input<'AdminSetUserMFAPreference'>,
  context: Context,
): Promise<Output<'AdminSetUserMFAPreference'>> {
  const { pool, user } = userOfPool(context, input)
  const wishes = {
    SMS_MFA: input.SMSMfaSettings,
    SOFTWARE_TOKEN_MFA: input.SoftwareTokenMfaSettings,
    EMAIL_OTP: input.EmailMfaSettings,
  }
  const noApp = 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA'
  setFactors(context, pool, user, wishes, noApp)
  return {}
}
