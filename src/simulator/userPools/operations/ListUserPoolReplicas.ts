import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { pageOf } from '../../store/page.ts'
import { poolOf } from '../../store/userPools.ts'
import { describeReplica, type Replica } from '../pools/replicas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolReplicas.html */
export async function ListUserPoolReplicas(
  input: Input<'ListUserPoolReplicas'>,
  context: Context,
): Promise<Output<'ListUserPoolReplicas'>> {
  const pool = poolOf(context, input.UserPoolId)
  const primary: Replica = { RegionName: context.region, Status: 'ACTIVE' }
  const all = pool.replicas?.length ? [primary, ...pool.replicas] : []
  const { items, next } = pageOf(
    context,
    ['ListUserPoolReplicas', pool.Id],
    (from) =>
      all.filter(({ RegionName }) => RegionName >= from).map((replica) => [replica.RegionName, replica]),
    60,
    input.NextToken,
  )
  return {
    UserPoolReplicas: items.map(({ RegionName, Status }) => describeReplica(pool, RegionName, Status)),
    ...(next && { NextToken: next }),
  }
}
