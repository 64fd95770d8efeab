import { seconds, unworded, type Context } from '../../context.ts'
import { uuid } from '../../crypto/ids.ts'
import { ManagedLoginBrandingExistsException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { brandingsOf, putBranding } from '../../store/appearance.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { checkBranding, describeBranding } from '../pools/branding.ts'
import { checkQuota } from '../pools/quotas.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html */
export async function CreateManagedLoginBranding(
  input: Input<'CreateManagedLoginBranding'>,
  context: Context,
): Promise<Output<'CreateManagedLoginBranding'>> {
  const { pool, client } = clientOfPool(context, input.UserPoolId, input.ClientId)
  checkBranding(context, input)
  const others = brandingsOf(context, pool)
  if (others.some(({ ClientId }) => ClientId === client.ClientId)) {
    throw unworded(context, ManagedLoginBrandingExistsException, 'the client has a style already')
  }
  checkQuota(context, 'styles in a pool', others.length)
  const branding = {
    ...input,
    ManagedLoginBrandingId: uuid(context.world),
    UseCognitoProvidedValues: input.UseCognitoProvidedValues ?? false,
    CreationDate: seconds(context),
    LastModifiedDate: seconds(context),
  }
  putBranding(context, pool, branding)
  return { ManagedLoginBranding: describeBranding(branding) }
}
