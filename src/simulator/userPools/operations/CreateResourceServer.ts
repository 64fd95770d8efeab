import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException, LimitExceededException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findResourceServer, putResourceServer, resourceServersOf } from '../../store/resourceServers.ts'
import { poolOf } from '../../store/userPools.ts'

/** Quota: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const MAX_OF_POOL = 25

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html */
export async function CreateResourceServer(
  input: Input<'CreateResourceServer'>,
  context: Context,
): Promise<Output<'CreateResourceServer'>> {
  const pool = poolOf(context, input.UserPoolId)
  if (findResourceServer(context, pool, input.Identifier)) {
    throw unworded(context, InvalidParameterException, 'the identifier is taken')
  }
  if ([...resourceServersOf(context, pool)].length >= MAX_OF_POOL) {
    throw unworded(context, LimitExceededException, `a pool has at most ${MAX_OF_POOL} resource servers`)
  }
  const ResourceServer = { ...input, Scopes: input.Scopes ?? [] }
  putResourceServer(context, pool, ResourceServer)
  return { ResourceServer }
}
