import { seconds, unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool, putClient } from '../../store/userPoolClients.ts'
import { newSecret } from '../clients/newSecret.ts'
import { checkQuota } from '../pools/quotas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddUserPoolClientSecret.html */
export async function AddUserPoolClientSecret(
  input: Input<'AddUserPoolClientSecret'>,
  context: Context,
): Promise<Output<'AddUserPoolClientSecret'>> {
  const { client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  const { secrets = [] } = client
  if (!secrets.length) {
    throw unworded(context, InvalidParameterException, 'a client made without a secret gets none')
  }
  checkQuota(context, 'secrets of an app client', secrets.length)

  const secret = newSecret(context, client.ClientId, input.ClientSecret, secrets)
  putClient(context, { ...client, secrets: [...secrets, secret], LastModifiedDate: seconds(context) })
  const { ClientSecretValue, ...shown } = secret
  return { ClientSecretDescriptor: { ...shown, ...(!input.ClientSecret && { ClientSecretValue }) } }
}
