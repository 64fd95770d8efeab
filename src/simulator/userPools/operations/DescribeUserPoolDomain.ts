import type { Context } from '../../context.ts'
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
  const { cloudFrontDomain, ...domain } = found
  return {
    DomainDescription: {
      ...domain,
      AWSAccountId: context.account,
      Status: 'ACTIVE',
      ...(cloudFrontDomain && { CloudFrontDistribution: cloudFrontDomain }),
    },
  }
}
