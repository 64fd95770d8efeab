import { unworded, type Context } from '../../context.ts'
import { ResourceNotFoundException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { brandingsOf } from '../../store/appearance.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { describeBranding } from '../pools/branding.ts'
import { checkSimulated } from '../pools/notSimulated.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html */
export async function DescribeManagedLoginBrandingByClient(
  input: Input<'DescribeManagedLoginBrandingByClient'>,
  context: Context,
): Promise<Output<'DescribeManagedLoginBrandingByClient'>> {
  const { pool, client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  checkSimulated('DescribeManagedLoginBrandingByClient', input)
  const branding = brandingsOf(context, pool).find(({ ClientId }) => ClientId === client.ClientId)
  if (!branding) throw unworded(context, ResourceNotFoundException, 'the client has no style')
  return { ManagedLoginBranding: describeBranding(branding) }
}
