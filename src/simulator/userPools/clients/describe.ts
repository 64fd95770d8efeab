import type { Output } from '../../model/types.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

/** An app client as the API shows it; of two secrets the older. */
export function describeClient({
  secrets = [],
  ssoSession: _,
  ...client
}: UserPoolClient): NonNullable<Output<'DescribeUserPoolClient'>['UserPoolClient']> {
  const [oldest] = secrets
  return { ...client, ...(oldest && { ClientSecret: oldest.ClientSecretValue }), ClientType: 'REGULAR' }
}
