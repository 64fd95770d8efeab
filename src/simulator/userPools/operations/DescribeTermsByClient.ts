import { unworded, type Context } from '../../context.ts'
import { ResourceNotFoundException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findTerms } from '../../store/appearance.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTermsByClient.html */
export async function DescribeTermsByClient(
  input: Input<'DescribeTermsByClient'>,
  context: Context,
): Promise<Output<'DescribeTermsByClient'>> {
  const { pool, client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  const Terms = findTerms(context, pool, client.ClientId, input.TermsName)
  if (!Terms) throw unworded(context, ResourceNotFoundException, 'the client has no such document')
  return { Terms }
}
