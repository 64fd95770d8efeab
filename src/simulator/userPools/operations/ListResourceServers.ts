import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { pageOf } from '../../store/page.ts'
import { resourceServersOf } from '../../store/resourceServers.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListResourceServers.html */
export async function ListResourceServers(
  input: Input<'ListResourceServers'>,
  context: Context,
): Promise<Output<'ListResourceServers'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { items, next } = pageOf(
    context,
    ['ListResourceServers', pool.Id],
    (from) => resourceServersOf(context, pool, from),
    input.MaxResults ?? 50,
    input.NextToken,
  )
  return { ResourceServers: items, ...(next && { NextToken: next }) }
}
