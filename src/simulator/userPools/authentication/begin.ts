import type { Context } from '../../context.ts'
import type { User } from '../../store/users.ts'
import { preAuthentication } from '../triggers/preAuthentication.ts'
import type { Attempt } from './attempt.ts'

/**
 * Lets the pool's function, if it has one, refuse a sign-in that begins. Read the user again afterwards: the function has
 * had its time.
 *
 * @param username the name as typed
 * @param user none: nobody has the name, and the app client hides that
 */
export const askToBegin = (
  context: Context,
  { pool, client, validationData }: Attempt,
  username: string,
  user: User | undefined,
): Promise<void> =>
  preAuthentication(context, { pool, client, userName: user?.Username ?? username, user, validationData })
