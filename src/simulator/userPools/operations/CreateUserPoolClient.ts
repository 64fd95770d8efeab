import { seconds, unworded, type Context } from '../../context.ts'
import { newClientId } from '../../crypto/ids.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import { clientsOf, putClient, type UserPoolClient } from '../../store/userPoolClients.ts'
import { describeClient } from '../clients/describe.ts'
import { newSecret } from '../clients/newSecret.ts'
import { checkClient } from '../clients/rules.ts'
import { clientSettingsFrom } from '../clients/settings.ts'
import { checkName } from '../pools/names.ts'
import { checkQuota } from '../pools/quotas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
export async function CreateUserPoolClient(
  input: Input<'CreateUserPoolClient'>,
  context: Context,
): Promise<Output<'CreateUserPoolClient'>> {
  const pool = poolOf(context, input.UserPoolId)
  if (input.GenerateSecret && input.ClientSecret) {
    throw unworded(context, InvalidParameterException, 'a secret is either made or given')
  }
  const clients = clientsOf(context, pool)
  checkQuota(context, 'app clients in a pool', clients.length)
  checkName(
    context,
    input.ClientName,
    clients.map(({ ClientName }) => ClientName),
  )
  const ClientId = newClientId(context.world)
  const hasSecret = input.GenerateSecret || input.ClientSecret !== undefined
  const client: UserPoolClient = {
    UserPoolId: pool.Id,
    ClientId,
    ...clientSettingsFrom(input, input.ClientName),
    CreationDate: seconds(context),
    LastModifiedDate: seconds(context),
    ...(hasSecret && { secrets: [newSecret(context, ClientId, input.ClientSecret)] }),
  }
  checkClient(context, pool, client)

  putClient(context, client)
  return { UserPoolClient: describeClient(context, client) }
}
