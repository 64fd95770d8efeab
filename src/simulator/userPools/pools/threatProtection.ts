import { UserPoolAddOnNotEnabledException } from '../../errors.ts'
import type { UserPool } from '../../store/userPools.ts'

/** Whether threat protection looks on, be it that it only takes notes. */
export const isProtected = ({ UserPoolAddOns }: UserPool): boolean =>
  UserPoolAddOns !== undefined && UserPoolAddOns.AdvancedSecurityMode !== 'OFF'

/** @throws UserPoolAddOnNotEnabledException when threat protection is off; our words (OP-119) */
export function checkThreatProtection(pool: UserPool): void {
  if (isProtected(pool)) return
  throw UserPoolAddOnNotEnabledException('Threat protection is not turned on for this user pool.')
}
