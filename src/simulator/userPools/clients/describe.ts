import type { Context } from '../../context.ts'
import { shown } from '../../model/shown.ts'
import type { Output } from '../../model/types.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { DEFAULT_FLOWS } from './authFlows.ts'

/** An app client as the API shows it; of two secrets the older. What nobody sent is not shown, but for what has a default (OP-152). */
export function describeClient(
  context: Context,
  client: UserPoolClient,
): NonNullable<Output<'DescribeUserPoolClient'>['UserPoolClient']> {
  const oldest = client.secrets?.[0]
  const isFlowsShown = !client.ExplicitAuthFlows && settingOf(context, 'OP-152') === 'flows-shown'
  return {
    ...shown(client),
    ...(isFlowsShown && { ExplicitAuthFlows: DEFAULT_FLOWS }),
    ...(oldest && { ClientSecret: oldest.ClientSecretValue }),
    ClientType: 'REGULAR',
  }
}
