import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { changeUser } from '../../store/users.ts'
import { sendCode } from '../messages/sendCode.ts'
import { checkSelfRecovery, recoveryAddressOf } from '../users/contacts.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html */
export async function AdminResetUserPassword(
  input: Input<'AdminResetUserPassword'>,
  context: Context,
): Promise<Output<'AdminResetUserPassword'>> {
  const { pool, user } = userOfPool(context, input)
  checkSelfRecovery(pool)
  const address = recoveryAddressOf(pool, user)

  const reset = changeUser(context, pool, { ...user, UserStatus: 'RESET_REQUIRED' })
  const caller = { pool, client: undefined, clientMetadata: input.ClientMetadata }
  // The guide names no source for it (OP-225).
  await sendCode(context, { ...caller, purpose: 'ForgotPassword' }, reset, 'ForgotPassword', address)
  return {}
}
