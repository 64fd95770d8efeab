import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { sendCodes } from '../messages/sendCode.ts'
import { given } from '../users/attributes.ts'
import { changeOf, checkChange, saveChange } from '../users/change.ts'
import { checkConform } from '../users/conform.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html */
export async function AdminUpdateUserAttributes(
  input: Input<'AdminUpdateUserAttributes'>,
  context: Context,
): Promise<Output<'AdminUpdateUserAttributes'>> {
  const { pool, user } = userOfPool(context, input)
  const attributes = given(input.UserAttributes)
  checkConform(pool, attributes)
  const change = changeOf(context, pool, user, attributes)
  checkChange(context, pool, user, change)

  const changed = saveChange(context, pool, user, change.after)
  const caller = { pool, client: undefined, clientMetadata: input.ClientMetadata }
  await sendCodes(context, { ...caller, purpose: 'UpdateUserAttribute' }, changed, change.toVerify)
  return {}
}
