import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool, putClient } from '../../store/userPoolClients.ts'
import { checkTier } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolClientSessionConfiguration.html */
export async function SetUserPoolClientSessionConfiguration(
  { UserPoolId, ClientId, SSOSession }: Input<'SetUserPoolClientSessionConfiguration'>,
  context: Context,
): Promise<Output<'SetUserPoolClientSessionConfiguration'>> {
  const { client, pool } = clientOfPool(context, UserPoolId, ClientId)
  checkTier(pool.UserPoolTier, ['Session Tracking'])
  const ssoSession = { MaxValidityMinutes: SSOSession.MaxValidityMinutes ?? 60 }
  putClient(context, { ...client, ssoSession, LastModifiedDate: seconds(context) })
  return { UserPoolId, ClientId, SSOSession: ssoSession }
}
