import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { describeReplica, replicaOf } from '../pools/replicas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolReplica.html */
export async function UpdateUserPoolReplica(
  { UserPoolId, RegionName, Status }: Input<'UpdateUserPoolReplica'>,
  context: Context,
): Promise<Output<'UpdateUserPoolReplica'>> {
  const pool = poolOf(context, UserPoolId)
  const former = replicaOf(context, pool, RegionName)
  const replicas = pool.replicas?.map((replica) => (replica === former ? { RegionName, Status } : replica))
  putPool(context, { ...pool, ...(replicas && { replicas }) })
  return { UserPoolReplica: describeReplica(pool, RegionName, Status) }
}
