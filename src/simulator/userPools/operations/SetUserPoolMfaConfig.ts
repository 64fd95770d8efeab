import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { checkFactors, checkMfaRules, mfaFrom } from '../pools/mfa.ts'
import { checkRules } from '../pools/rules.ts'
import { checkTier, mfaFeaturesOf } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html */
export async function SetUserPoolMfaConfig(
  input: Input<'SetUserPoolMfaConfig'>,
  context: Context,
): Promise<Output<'SetUserPoolMfaConfig'>> {
  const former = poolOf(context, input.UserPoolId)
  const MfaConfiguration = input.MfaConfiguration ?? 'OFF'
  const mfa = mfaFrom(input, former)
  const { SmsConfiguration = former.SmsConfiguration, SmsAuthenticationMessage } =
    mfa.SmsMfaConfiguration ?? {}
  const sms = { SmsConfiguration, ...(SmsAuthenticationMessage && { SmsAuthenticationMessage }) }
  const pool = { ...former, ...sms, MfaConfiguration, mfa, LastModifiedDate: seconds(context) }
  checkFactors(pool)
  checkMfaRules(context, pool)
  checkRules(context, pool)
  checkTier(pool.UserPoolTier, mfaFeaturesOf(mfa))

  putPool(context, pool)
  return { ...mfa, MfaConfiguration }
}
