import { UserPoolAddOnNotEnabledException } from '../../errors.ts'
import type { UserPool } from '../../store/userPools.ts'

type Mode = NonNullable<UserPool['UserPoolAddOns']>['AdvancedSecurityMode']

/**
 * What threat protection does: nothing, take notes, or act on what it finds. Custom sign-ins have a mode of their own.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
 */
export const modeOf = ({ UserPoolAddOns }: UserPool, isCustom = false): Mode =>
  (isCustom
    ? UserPoolAddOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode
    : UserPoolAddOns?.AdvancedSecurityMode) ?? 'OFF'

/** Whether threat protection looks on, be it that it only takes notes. */
export const isProtected = (pool: UserPool): boolean => modeOf(pool) !== 'OFF' || modeOf(pool, true) !== 'OFF'

/** @throws UserPoolAddOnNotEnabledException when threat protection is off; our words (OP-119) */
export function checkThreatProtection(pool: UserPool): void {
  if (isProtected(pool)) return
  throw UserPoolAddOnNotEnabledException('Threat protection is not turned on for this user pool.')
}
