import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { spendCode } from '../../store/codes.ts'
import { confirmAndTell } from '../authentication/confirmation.ts'
import { checkUnconfirmed } from '../users/confirm.ts'
import { userOfPool } from '../users/existence.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html */
export async function AdminConfirmSignUp(
  input: Input<'AdminConfirmSignUp'>,
  context: Context,
): Promise<Output<'AdminConfirmSignUp'>> {
  const { pool, user } = userOfPool(context, input)
  checkUnconfirmed(user)

  // Nobody has shown that an address is theirs: none becomes verified.
  spendCode(context, user, 'SignUp')
  const caller = { pool, client: undefined, clientMetadata: input.ClientMetadata }
  await confirmAndTell(context, caller, user, (now) => now)
  return {}
}
