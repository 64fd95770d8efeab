import type { Context } from '../../context.ts'
import { shown } from '../../model/shown.ts'
import type { Input, Output } from '../../model/types.ts'
import { findDomain } from '../../store/domains.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html */
export async function DescribeUserPoolDomain(
  input: Input<'DescribeUserPoolDomain'>,
  context: Context,
): Promise<Output<'DescribeUserPoolDomain'>> {
  const found = findDomain(context, input.Domain)
  // Nobody's domain is no error: its description is empty.
  if (!found) return { DomainDescription: {} }
  return {
    DomainDescription: {
      ...shown(found),
      AWSAccountId: context.account,
      Status: 'ACTIVE',
      ...(found.cloudFrontDomain && { CloudFrontDistribution: found.cloudFrontDomain }),
    },
  }
}
