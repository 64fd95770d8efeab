import { UserPoolAddOnNotEnabledException } from '../../errors.ts'
import type { UserPool } from '../../store/userPools.ts'

/** @throws UserPoolAddOnNotEnabledException when threat protection is off; our words (OP-119) */
export function checkThreatProtection({ UserPoolAddOns }: UserPool): void {
  if (UserPoolAddOns && UserPoolAddOns.AdvancedSecurityMode !== 'OFF') return
  throw UserPoolAddOnNotEnabledException('Threat protection is not turned on for this user pool.')
}
