import { unworded, type Context } from '../../context.ts'
import { ResourceNotFoundException } from '../../errors.ts'
import type { Output } from '../../model/types.ts'
import type { UserPool } from '../../store/userPools.ts'

/** A copy of a pool in another Region: stored without effect. */
export type Replica = NonNullable<UserPool['replicas']>[number]
type Shown = NonNullable<Output<'CreateUserPoolReplica'>['UserPoolReplica']>

/** @throws ResourceNotFoundException when the pool has no replica in this Region */
export function replicaOf(context: Context, pool: UserPool, region: string): Replica {
  const found = pool.replicas?.find(({ RegionName }) => RegionName === region)
  if (!found) throw unworded(context, ResourceNotFoundException, 'the pool has no replica there')
  return found
}

export const describeReplica = (
  pool: UserPool,
  RegionName: string,
  Status: NonNullable<Shown['Status']>,
): Shown => ({
  RegionName,
  Status,
  Role: pool.Id.startsWith(`${RegionName}_`) ? 'PRIMARY' : 'SECONDARY',
  UserPoolArn: pool.Arn.replace(/:cognito-idp:[^:]+:/, `:cognito-idp:${RegionName}:`),
})
