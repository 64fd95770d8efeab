import { seconds, unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { putRiskConfiguration } from '../../store/risk.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { poolOf } from '../../store/userPools.ts'
import { isIpRange } from '../pools/ipRanges.ts'
import { checkThreatProtection } from '../pools/threatProtection.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html */
export async function SetRiskConfiguration(
  input: Input<'SetRiskConfiguration'>,
  context: Context,
): Promise<Output<'SetRiskConfiguration'>> {
  const pool = poolOf(context, input.UserPoolId)
  if (input.ClientId) clientOfPool(context, pool.Id, input.ClientId)
  checkThreatProtection(pool)
  const { Actions, NotifyConfiguration } = input.AccountTakeoverRiskConfiguration ?? {}
  if (Object.values(Actions ?? {}).some((action) => action?.Notify) && !NotifyConfiguration) {
    throw unworded(context, InvalidParameterException, 'to notify needs a NotifyConfiguration')
  }
  const { BlockedIPRangeList = [], SkippedIPRangeList = [] } = input.RiskExceptionConfiguration ?? {}
  if (![...BlockedIPRangeList, ...SkippedIPRangeList].every(isIpRange)) {
    throw unworded(context, InvalidParameterException, 'address ranges are in CIDR notation')
  }
  const RiskConfiguration = { ...input, LastModifiedDate: seconds(context) }
  putRiskConfiguration(context, pool, RiskConfiguration)
  return { RiskConfiguration }
}
