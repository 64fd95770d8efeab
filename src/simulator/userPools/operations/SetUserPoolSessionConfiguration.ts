import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { checkTier } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolSessionConfiguration.html */
export async function SetUserPoolSessionConfiguration(
  { UserPoolId, UserSessionTracking, TokenSession }: Input<'SetUserPoolSessionConfiguration'>,
  context: Context,
): Promise<Output<'SetUserPoolSessionConfiguration'>> {
  const pool = poolOf(context, UserPoolId)
  checkTier(pool.UserPoolTier, ['Session Tracking'])
  const sessionTracking = {
    UserSessionTracking,
    TokenSession: { MaxPerUser: TokenSession.MaxPerUser ?? 20 },
  }
  putPool(context, { ...pool, sessionTracking, LastModifiedDate: seconds(context) })
  return { UserPoolId, ...sessionTracking }
}
