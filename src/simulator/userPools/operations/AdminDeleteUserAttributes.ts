import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { checkKnown } from '../users/attributes.ts'
import { saveChange, withoutAttributes } from '../users/change.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUserAttributes.html */
export async function AdminDeleteUserAttributes(
  input: Input<'AdminDeleteUserAttributes'>,
  context: Context,
): Promise<Output<'AdminDeleteUserAttributes'>> {
  const { pool, user } = userOfPool(context, input)
  checkKnown(pool, input.UserAttributeNames)
  const without = withoutAttributes(context, pool, user, input.UserAttributeNames)

  saveChange(context, pool, user, without)
  return {}
}
