import type { Context } from '../../context.ts'
import { WebAuthnConfigurationMissingException, WebAuthnNotEnabledException } from '../../errors.ts'
import { domainsOf, isCustom, originOf } from '../../store/domains.ts'
import type { UserPool } from '../../store/userPools.ts'

/** Whose passkeys a pool takes, and with what care. */
export type RelyingParty = {
  id: string
  userVerification: 'required' | 'preferred'
  /** a passkey with user verification counts as two factors */
  isMultiFactor: boolean
}

/** @throws WebAuthnNotEnabledException unless passkeys are among the pool's first factors; our words (OP-119) */
export function checkPasskeysAllowed({ Policies }: UserPool): void {
  if (Policies.SignInPolicy?.AllowedFirstAuthFactors?.includes('WEB_AUTHN')) return
  throw WebAuthnNotEnabledException('Passkeys are not enabled for this user pool.')
}

/**
 * The relying party that a pool's settings name, else its domain: the custom one before the prefix.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html
 *
 * @throws WebAuthnConfigurationMissingException when there is neither; our words (OP-119)
 */
export function relyingPartyOf(context: Context, pool: UserPool): RelyingParty {
  const { RelyingPartyId, UserVerification, FactorConfiguration } = pool.mfa.WebAuthnConfiguration ?? {}
  const id = RelyingPartyId ?? domainNameOf(context, pool)
  if (id === undefined) {
    throw WebAuthnConfigurationMissingException('The user pool has neither a relying party ID nor a domain.')
  }
  return {
    id,
    userVerification: UserVerification ?? 'preferred',
    isMultiFactor: FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  }
}

function domainNameOf(context: Context, pool: UserPool): string | undefined {
  const domains = domainsOf(context, pool)
  const domain = domains.find(isCustom) ?? domains[0]
  // Where the browser meets it: a browser gives no passkey to a page of another name.
  return domain && new URL(context.world.publicUrl(originOf(domain))).hostname
}
