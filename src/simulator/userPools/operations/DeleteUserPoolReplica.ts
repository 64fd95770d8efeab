import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { describeReplica, replicaOf } from '../pools/replicas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolReplica.html */
export async function DeleteUserPoolReplica(
  { UserPoolId, RegionName }: Input<'DeleteUserPoolReplica'>,
  context: Context,
): Promise<Output<'DeleteUserPoolReplica'>> {
  const pool = poolOf(context, UserPoolId)
  const gone = replicaOf(context, pool, RegionName)
  putPool(context, { ...pool, replicas: (pool.replicas ?? []).filter((replica) => replica !== gone) })
  return { UserPoolReplica: describeReplica(pool, RegionName, 'DELETING') }
}
