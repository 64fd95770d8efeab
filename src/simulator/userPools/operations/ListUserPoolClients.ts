import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { pageOf } from '../../store/page.ts'
import { clientsOf } from '../../store/userPoolClients.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html */
export async function ListUserPoolClients(
  input: Input<'ListUserPoolClients'>,
  context: Context,
): Promise<Output<'ListUserPoolClients'>> {
  const pool = poolOf(context, input.UserPoolId)
  // No client registers itself here: all are of the regular type.
  const clients = input.ClientType === 'DCR' ? [] : clientsOf(context, pool)
  const { items, next } = pageOf(
    context,
    ['ListUserPoolClients', pool.Id, input.ClientType],
    (from) => clients.filter(({ ClientId }) => ClientId >= from).map((client) => [client.ClientId, client]),
    input.MaxResults ?? 60,
    input.NextToken,
  )
  const UserPoolClients = items.map(({ ClientId, UserPoolId, ClientName }) => ({
    ClientId,
    UserPoolId,
    ClientName,
  }))
  return { UserPoolClients, ...(next && { NextToken: next }) }
}
