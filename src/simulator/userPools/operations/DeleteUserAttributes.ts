import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { bearerOf } from '../tokens/accessToken.ts'
import { checkKnown, checkWritable } from '../users/attributes.ts'
import { saveChange, withoutAttributes } from '../users/change.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html */
export async function DeleteUserAttributes(
  input: Input<'DeleteUserAttributes'>,
  context: Context,
): Promise<Output<'DeleteUserAttributes'>> {
  const { pool, client, user } = await bearerOf(context, input.AccessToken)
  checkKnown(pool, input.UserAttributeNames)
  checkWritable(pool, client, input.UserAttributeNames)
  const without = withoutAttributes(context, pool, user, input.UserAttributeNames)

  saveChange(context, pool, user, without)
  return {}
}
