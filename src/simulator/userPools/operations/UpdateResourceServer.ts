import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { putResourceServer, resourceServerOf } from '../../store/resourceServers.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateResourceServer.html */
export async function UpdateResourceServer(
  input: Input<'UpdateResourceServer'>,
  context: Context,
): Promise<Output<'UpdateResourceServer'>> {
  const pool = poolOf(context, input.UserPoolId)
  resourceServerOf(context, pool, input.Identifier)
  const ResourceServer = { ...input, Scopes: input.Scopes ?? [] }
  putResourceServer(context, pool, ResourceServer)
  return { ResourceServer }
}
