import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolClientSessionConfiguration.html */
export async function GetUserPoolClientSessionConfiguration(
  { UserPoolId, ClientId }: Input<'GetUserPoolClientSessionConfiguration'>,
  context: Context,
): Promise<Output<'GetUserPoolClientSessionConfiguration'>> {
  const { client } = clientOfPool(context, UserPoolId, ClientId)
  return { UserPoolId, ClientId, SSOSession: client.ssoSession ?? { MaxValidityMinutes: 60 } }
}
