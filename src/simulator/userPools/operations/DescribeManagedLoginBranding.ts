import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { brandingOf } from '../../store/appearance.ts'
import { poolOf } from '../../store/userPools.ts'
import { describeBranding } from '../pools/branding.ts'
import { checkSimulated } from '../pools/notSimulated.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBranding.html */
export async function DescribeManagedLoginBranding(
  input: Input<'DescribeManagedLoginBranding'>,
  context: Context,
): Promise<Output<'DescribeManagedLoginBranding'>> {
  checkSimulated('DescribeManagedLoginBranding', input)
  const branding = brandingOf(context, poolOf(context, input.UserPoolId), input.ManagedLoginBrandingId)
  return { ManagedLoginBranding: describeBranding(branding) }
}
