import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { checkTier, logFeaturesOf } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetLogDeliveryConfiguration.html */
export async function SetLogDeliveryConfiguration(
  { UserPoolId, LogConfigurations }: Input<'SetLogDeliveryConfiguration'>,
  context: Context,
): Promise<Output<'SetLogDeliveryConfiguration'>> {
  const pool = poolOf(context, UserPoolId)
  checkTier(pool.UserPoolTier, logFeaturesOf(LogConfigurations))
  // Stored without effect: no log leaves the simulator.
  putPool(context, { ...pool, logDelivery: LogConfigurations })
  return { LogDeliveryConfiguration: { UserPoolId, LogConfigurations } }
}
