import type { Context } from '../../context.ts'
import { FeatureUnavailableInTierException, TierChangeNotAllowedException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolDomain } from '../../store/domains.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { PoolSettings, UserPool } from '../../store/userPools.ts'

type Tier = UserPool['UserPoolTier']
const TIERS: Tier[] = ['LITE', 'ESSENTIALS', 'PLUS']

/**
 * Features by the lowest plan that has them. AWS's name is on record for threat protection only (OP-120).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
 */
const LOWEST = {
  'Access Token Customization': 'ESSENTIALS',
  'Choice-Based Sign-In': 'ESSENTIALS',
  'Email MFA': 'ESSENTIALS',
  'Inbound Federation': 'ESSENTIALS',
  'Managed Login': 'ESSENTIALS',
  Passkeys: 'ESSENTIALS',
  'Password History': 'ESSENTIALS',
  'Refresh Token Rotation': 'ESSENTIALS',
  'Session Tracking': 'ESSENTIALS',
  'Log Export': 'PLUS',
  'Threat Protection': 'PLUS',
} as const satisfies Record<string, Tier>

export type Feature = keyof typeof LOWEST

/** @throws FeatureUnavailableInTierException naming every feature that the plan does not have (OP-120) */
export function checkTier(tier: Tier, features: Feature[]): void {
  const missing = beyond(tier, features)
  if (!missing.length) return
  throw FeatureUnavailableInTierException(
    `The following features need to be disabled for the ${tier} pricing tier configured: ${missing.join(', ')}`,
  )
}

/** @throws TierChangeNotAllowedException when features stay in use that the new plan does not have; our words (OP-119) */
export function checkTierChange(tier: Tier, features: Feature[]): void {
  const missing = beyond(tier, features)
  if (!missing.length) return
  throw TierChangeNotAllowedException(
    `The ${tier} tier does not have what the user pool uses: ${missing.join(', ')}.`,
  )
}

const beyond = (tier: Tier, features: Feature[]) =>
  [...new Set(features)].filter((feature) => TIERS.indexOf(LOWEST[feature]) > TIERS.indexOf(tier))

/** The features that a pool's own settings turn on. Every plan has the inbound federation trigger (OP-229). */
export function featuresOf(
  context: Context,
  { Policies, LambdaConfig, UserPoolAddOns }: PoolSettings,
): Feature[] {
  const factors = Policies.SignInPolicy?.AllowedFirstAuthFactors ?? []
  const version = LambdaConfig.PreTokenGenerationConfig?.LambdaVersion
  const isWatched =
    UserPoolAddOns !== undefined &&
    (UserPoolAddOns.AdvancedSecurityMode !== 'OFF' ||
      UserPoolAddOns.AdvancedSecurityAdditionalFlows?.CustomAuthMode !== undefined)
  const isPaidFor = LambdaConfig.InboundFederation && settingOf(context, 'OP-229') === 'essentials'
  return [
    ...(isPaidFor ? ['Inbound Federation' as const] : []),
    ...(version && version !== 'V1_0' ? ['Access Token Customization' as const] : []),
    ...(factors.some((factor) => factor !== 'PASSWORD') ? ['Choice-Based Sign-In' as const] : []),
    ...(Policies.PasswordPolicy.PasswordHistorySize ? ['Password History' as const] : []),
    ...(isWatched ? ['Threat Protection' as const] : []),
  ]
}

/** The features that SetUserPoolMfaConfig turned on. */
export const mfaFeaturesOf = ({
  EmailMfaConfiguration,
  WebAuthnConfiguration,
}: UserPool['mfa']): Feature[] => [
  ...(EmailMfaConfiguration ? ['Email MFA' as const] : []),
  ...(WebAuthnConfiguration ? ['Passkeys' as const] : []),
]

/** The features that an app client turns on. */
export const clientFeaturesOf = ({ ExplicitAuthFlows, RefreshTokenRotation }: UserPoolClient): Feature[] => [
  ...(ExplicitAuthFlows?.includes('ALLOW_USER_AUTH') ? ['Choice-Based Sign-In' as const] : []),
  ...(RefreshTokenRotation?.Feature === 'ENABLED' ? ['Refresh Token Rotation' as const] : []),
]

/** Version 2 of the login pages is managed login. */
export const domainFeaturesOf = ({ ManagedLoginVersion }: UserPoolDomain): Feature[] =>
  ManagedLoginVersion === 2 ? ['Managed Login'] : []

/** The log of what users do; that of failed deliveries is every plan's. */
export const logFeaturesOf = (logs: { EventSource: string }[]): Feature[] =>
  logs.some(({ EventSource }) => EventSource === 'userAuthEvents') ? ['Log Export'] : []
