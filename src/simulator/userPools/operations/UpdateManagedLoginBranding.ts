import { seconds, unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { brandingOf, putBranding } from '../../store/appearance.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkBranding, describeBranding, restyled } from '../pools/branding.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateManagedLoginBranding.html */
export async function UpdateManagedLoginBranding(
  { UserPoolId, ManagedLoginBrandingId, ...given }: Input<'UpdateManagedLoginBranding'>,
  context: Context,
): Promise<Output<'UpdateManagedLoginBranding'>> {
  if (!UserPoolId || !ManagedLoginBrandingId) {
    throw unworded(context, InvalidParameterException, 'the pool or the style is not named')
  }
  const pool = poolOf(context, UserPoolId)
  const former = brandingOf(context, pool, ManagedLoginBrandingId)
  checkBranding(context, given)
  const branding = { ...restyled(former, given), LastModifiedDate: seconds(context) }
  putBranding(context, pool, branding)
  return { ManagedLoginBranding: describeBranding(branding) }
}
