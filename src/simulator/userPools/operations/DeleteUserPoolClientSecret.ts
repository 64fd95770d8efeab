import { seconds, unworded, type Context } from '../../context.ts'
import { InvalidParameterException, ResourceNotFoundException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool, putClient } from '../../store/userPoolClients.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClientSecret.html */
export async function DeleteUserPoolClientSecret(
  input: Input<'DeleteUserPoolClientSecret'>,
  context: Context,
): Promise<Output<'DeleteUserPoolClientSecret'>> {
  const { client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  const secrets = client.secrets ?? []
  const kept = secrets.filter(({ ClientSecretId }) => ClientSecretId !== input.ClientSecretId)
  if (kept.length === secrets.length) {
    throw unworded(context, ResourceNotFoundException, 'the client has no such secret')
  }
  if (!kept.length) throw unworded(context, InvalidParameterException, 'the last secret stays')

  putClient(context, { ...client, secrets: kept, LastModifiedDate: seconds(context) })
  return {}
}
