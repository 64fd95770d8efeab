import { seconds, unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findUICustomization, putUICustomization } from '../../store/appearance.ts'
import { domainsOf } from '../../store/domains.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { poolOf } from '../../store/userPools.ts'
import { cssVersion, describeUICustomization } from '../pools/uiCustomization.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUICustomization.html */
export async function SetUICustomization(
  input: Input<'SetUICustomization'>,
  context: Context,
): Promise<Output<'SetUICustomization'>> {
  const pool = poolOf(context, input.UserPoolId)
  const ClientId = input.ClientId ?? 'ALL'
  if (ClientId !== 'ALL') clientOfPool(context, pool.Id, ClientId)
  if (!domainsOf(context, pool).length) {
    throw unworded(context, InvalidParameterException, 'the pool has no domain')
  }
  const former = findUICustomization(context, pool, ClientId)
  const ui = {
    ...input,
    ClientId,
    CSSVersion: cssVersion(context),
    LastModifiedDate: seconds(context),
    CreationDate: former?.CreationDate ?? seconds(context),
  }
  putUICustomization(context, pool, ui)
  return { UICustomization: describeUICustomization(context, pool, ui) }
}
