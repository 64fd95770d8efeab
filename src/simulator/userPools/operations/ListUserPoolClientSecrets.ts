import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClientSecrets.html */
export async function ListUserPoolClientSecrets(
  input: Input<'ListUserPoolClientSecrets'>,
  context: Context,
): Promise<Output<'ListUserPoolClientSecrets'>> {
  const { client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  const ClientSecrets = (client.secrets ?? []).map(({ ClientSecretId, ClientSecretCreateDate }) => ({
    ClientSecretId,
    ClientSecretCreateDate,
  }))
  return { ClientSecrets }
}
