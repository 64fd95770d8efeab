import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { describeClient } from '../clients/describe.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html */
export async function DescribeUserPoolClient(
  input: Input<'DescribeUserPoolClient'>,
  context: Context,
): Promise<Output<'DescribeUserPoolClient'>> {
  const { client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  return { UserPoolClient: describeClient(context, client) }
}
