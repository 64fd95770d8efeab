import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { removeClient } from '../../store/removeAll.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClient.html */
export async function DeleteUserPoolClient(
  input: Input<'DeleteUserPoolClient'>,
  context: Context,
): Promise<Output<'DeleteUserPoolClient'>> {
  const { client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  removeClient(context, client)
}
