import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findResourceServer, putResourceServer, resourceServersOf } from '../../store/resourceServers.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkQuota } from '../pools/quotas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html */
export async function CreateResourceServer(
  input: Input<'CreateResourceServer'>,
  context: Context,
): Promise<Output<'CreateResourceServer'>> {
  const pool = poolOf(context, input.UserPoolId)
  if (findResourceServer(context, pool, input.Identifier)) {
    throw unworded(context, InvalidParameterException, 'the identifier is taken')
  }
  checkQuota(context, 'resource servers in a pool', [...resourceServersOf(context, pool)].length)
  const ResourceServer = { ...input, Scopes: input.Scopes ?? [] }
  putResourceServer(context, pool, ResourceServer)
  return { ResourceServer }
}
