import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { PoolSettings, UserPool } from '../../store/userPools.ts'

/** A second factor by its name in UserMFASettingList. */
export type Factor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'

/** The second factors that a pool offers; none while MFA is off. */
export function factorsOfPool({
  MfaConfiguration,
  mfa,
}: Pick<UserPool, 'MfaConfiguration' | 'mfa'>): Factor[] {
  if (MfaConfiguration === 'OFF') return []
  return [
    ...(mfa.SmsMfaConfiguration ? ['SMS_MFA' as const] : []),
    ...(mfa.SoftwareTokenMfaConfiguration?.Enabled ? ['SOFTWARE_TOKEN_MFA' as const] : []),
    ...(mfa.EmailMfaConfiguration ? ['EMAIL_OTP' as const] : []),
  ]
}

/** @throws InvalidParameterException when MFA is on or optional without any factor (OP-143) */
export function checkFactors(pool: Pick<UserPool, 'MfaConfiguration' | 'mfa'>): void {
  if (pool.MfaConfiguration === 'OFF' || factorsOfPool(pool).length) return
  throw InvalidParameterException(
    'At least one of [SmsMfaConfiguration] or [SoftwareTokenMfaConfiguration] must be provided.',
  )
}

/** What a new pool's settings make of its MFA: text messages alone; @throws InvalidParameterException without them */
export function firstMfa(context: Context, settings: PoolSettings): UserPool['mfa'] {
  if (settings.MfaConfiguration === 'OFF') return {}
  if (settings.SmsConfiguration) return { SmsMfaConfiguration: smsMfa(settings) }
  throw unworded(context, InvalidParameterException, 'MFA at creation needs an SmsConfiguration')
}

/** An update's settings turn text messages as factor on where no other is, and off where they can't be sent. */
export function updatedMfa(settings: PoolSettings, former: UserPool): UserPool['mfa'] {
  const { SmsMfaConfiguration, ...others } = former.mfa
  const { MfaConfiguration, SmsConfiguration } = settings
  const isAlone = !factorsOfPool({ MfaConfiguration, mfa: others }).length
  const isSms = MfaConfiguration !== 'OFF' && SmsConfiguration && (SmsMfaConfiguration ?? isAlone)
  return isSms ? { ...others, SmsMfaConfiguration: smsMfa(settings) } : others
}

const smsMfa = ({ SmsConfiguration, SmsAuthenticationMessage }: PoolSettings) => ({
  SmsConfiguration,
  ...(SmsAuthenticationMessage && { SmsAuthenticationMessage }),
})
