import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool, putClient } from '../../store/userPoolClients.ts'
import { describeClient } from '../clients/describe.ts'
import { checkClient } from '../clients/rules.ts'
import { clientSettingsFrom } from '../clients/settings.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html */
export async function UpdateUserPoolClient(
  input: Input<'UpdateUserPoolClient'>,
  context: Context,
): Promise<Output<'UpdateUserPoolClient'>> {
  const { client: former, pool } = clientOfPool(context, input.UserPoolId, input.ClientId)
  // What the request leaves out goes back to its default; secrets stay.
  const settings = clientSettingsFrom(input, input.ClientName ?? former.ClientName)
  const client = { ...former, ...settings, LastModifiedDate: seconds(context) }
  checkClient(context, pool, client)

  putClient(context, client)
  return { UserPoolClient: describeClient(context, client) }
}
