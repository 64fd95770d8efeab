import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { sendCode } from '../messages/sendCode.ts'
import { checkNoTrigger, SENDING } from '../pools/triggers.ts'
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
  if (change.toVerify.length) checkNoTrigger(pool, ...SENDING)

  const changed = saveChange(context, pool, user, change.after)
  for (const address of change.toVerify) sendCode(context, pool, changed, address.attribute, address)
  return {}
}
