import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import type { PoolSettings, UserPool } from '../../store/userPools.ts'
import type { Factor } from '../../store/users.ts'

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

/** The factors of SetUserPoolMfaConfig: it replaces them all, so what is left out is off. */
export function mfaFrom(
  given: Input<'SetUserPoolMfaConfig'>,
  { SmsConfiguration }: UserPool,
): UserPool['mfa'] {
  const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration, WebAuthnConfiguration } =
    given
  return {
    ...(SmsMfaConfiguration && { SmsMfaConfiguration: { SmsConfiguration, ...SmsMfaConfiguration } }),
    ...(SoftwareTokenMfaConfiguration && { SoftwareTokenMfaConfiguration }),
    ...(EmailMfaConfiguration && { EmailMfaConfiguration }),
    ...(WebAuthnConfiguration && {
      WebAuthnConfiguration: { UserVerification: 'preferred' as const, ...WebAuthnConfiguration },
    }),
  }
}

/**
 * What second factors need of the rest of the pool. AWS's texts are not on record.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
 */
const RULES: { broken: (pool: UserPool) => unknown; why: string }[] = [
  {
    broken: ({ mfa }) => mfa.SmsMfaConfiguration && !mfa.SmsMfaConfiguration.SmsConfiguration,
    why: 'MFA by text message needs an SmsConfiguration',
  },
  {
    broken: ({ mfa, EmailConfiguration }) =>
      mfa.EmailMfaConfiguration && EmailConfiguration.EmailSendingAccount !== 'DEVELOPER',
    why: 'MFA by email needs EmailSendingAccount DEVELOPER',
  },
  {
    broken: ({ mfa, AccountRecoverySetting }) =>
      mfa.EmailMfaConfiguration &&
      AccountRecoverySetting?.RecoveryMechanisms?.every(({ Name }) => Name === 'verified_email'),
    why: 'with MFA by email, accounts cannot be recovered by email alone',
  },
  {
    broken: ({ mfa }) =>
      mfa.WebAuthnConfiguration?.RelyingPartyId !== undefined &&
      !isRelyingPartyId(mfa.WebAuthnConfiguration.RelyingPartyId),
    why: 'a RelyingPartyId is a domain name, and none that everybody shares',
  },
]

/** Of the public suffixes, under which everybody may have a name, the list here has top-level domains and Cognito's own. */
const isRelyingPartyId = (name: string) =>
  name === 'localhost' ||
  (/^([a-z0-9-]+\.)+[a-z0-9-]+$/.test(name) && !/^auth(-fips)?\.[a-z0-9-]+\.amazoncognito\.com$/.test(name))

/** @throws InvalidParameterException when a second factor lacks what it needs */
export function checkMfaRules(context: Context, pool: UserPool): void {
  const rule = RULES.find(({ broken }) => broken(pool))
  if (rule) throw unworded(context, InvalidParameterException, rule.why)
}
