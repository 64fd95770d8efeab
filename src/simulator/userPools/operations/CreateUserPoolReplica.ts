import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { describeReplica } from '../pools/replicas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolReplica.html */
export async function CreateUserPoolReplica(
  { UserPoolId, RegionName }: Input<'CreateUserPoolReplica'>,
  context: Context,
): Promise<Output<'CreateUserPoolReplica'>> {
  const pool = poolOf(context, UserPoolId)
  const others = pool.replicas ?? []
  if (RegionName === context.region || others.some((other) => other.RegionName === RegionName)) {
    throw unworded(context, InvalidParameterException, 'the pool is in this Region already')
  }
  // Stored without effect, and ready at once.
  putPool(context, { ...pool, replicas: [...others, { RegionName, Status: 'INACTIVE' }] })
  return { UserPoolReplica: describeReplica(pool, RegionName, 'CREATING') }
}
