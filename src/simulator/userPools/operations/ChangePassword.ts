import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { wrongCredentials } from '../../errors.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { endOldSignIns } from '../tokens/revoke.ts'
import { recordEvent } from '../users/authEvents.ts'
import { countTry } from '../users/limits.ts'
import { checkHistory, isPasswordOf, setPassword } from '../users/passwords.ts'
import { checkNotBlocked, riskOfPassword } from '../users/risk.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html */
export async function ChangePassword(
  input: Input<'ChangePassword'>,
  context: Context,
): Promise<Output<'ChangePassword'>> {
  const { pool, client, user } = await bearerOf(context, input.AccessToken)
  countTry(context, pool, user.Username, 'ChangePassword')
  // Who signs in without a password has no former one to show.
  if (user.password && !isPasswordOf(pool, user, input.PreviousPassword ?? '')) throw wrongCredentials()
  checkPassword(context, pool, input.ProposedPassword)
  checkHistory(pool, user, input.ProposedPassword)

  const EventRisk = riskOfPassword(context, pool, client, 'PASSWORD_CHANGE')
  recordEvent(context, pool, user, { EventType: 'PasswordChange', EventRisk })
  checkNotBlocked(EventRisk)
  setPassword(context, pool, user, input.ProposedPassword)
  endOldSignIns(context, user)
  return {}
}
