import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { brandingOf, removeBranding } from '../../store/appearance.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteManagedLoginBranding.html */
export async function DeleteManagedLoginBranding(
  input: Input<'DeleteManagedLoginBranding'>,
  context: Context,
): Promise<Output<'DeleteManagedLoginBranding'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { ManagedLoginBrandingId } = brandingOf(context, pool, input.ManagedLoginBrandingId)
  removeBranding(context, pool, ManagedLoginBrandingId)
}
