import { shown } from '../../model/shown.ts'
import type { Output } from '../../model/types.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

/** An app client as the API shows it; of two secrets the older. */
export function describeClient(
  client: UserPoolClient,
): NonNullable<Output<'DescribeUserPoolClient'>['UserPoolClient']> {
  const oldest = client.secrets?.[0]
  return {
    ...shown(client),
    ...(oldest && { ClientSecret: oldest.ClientSecretValue }),
    ClientType: 'REGULAR',
  }
}
