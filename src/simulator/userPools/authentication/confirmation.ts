import type { Context } from '../../context.ts'
import { settingOf } from '../../store/settings.ts'
import { findUser, type User } from '../../store/users.ts'
import type { Caller } from '../triggers/invoke.ts'
import { postConfirmation } from '../triggers/postConfirmation.ts'
import { checkUnconfirmed, confirm } from '../users/confirm.ts'

/**
 * Makes a user CONFIRMED, and tells the pool's function. Its failure fails the call, but the user stays confirmed (OP-224).
 *
 * @param proven the user with what the confirmation proved
 */
export async function confirmAndTell(
  context: Context,
  caller: Caller,
  user: User,
  proven: (user: User) => User,
): Promise<void> {
  const { pool } = caller
  const tell = (after: User) => postConfirmation(context, caller, after, 'PostConfirmation_ConfirmSignUp')
  if (settingOf(context, 'OP-224') === 'built') return tell(confirm(context, pool, user, proven(user)))
  await tell({ ...proven(user), UserStatus: 'CONFIRMED' })
  const now = findUser(context, pool, user.Username)
  if (now?.sub !== user.sub) return
  checkUnconfirmed(now)
  confirm(context, pool, now, proven(now))
}
