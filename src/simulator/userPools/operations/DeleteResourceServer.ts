import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { removeResourceServer, resourceServerOf } from '../../store/resourceServers.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteResourceServer.html */
export async function DeleteResourceServer(
  input: Input<'DeleteResourceServer'>,
  context: Context,
): Promise<Output<'DeleteResourceServer'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { Identifier } = resourceServerOf(context, pool, input.Identifier)
  // App clients keep the scopes that they were given; nobody grants them any more.
  removeResourceServer(context, pool, Identifier)
}
