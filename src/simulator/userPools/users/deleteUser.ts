import type { Context } from '../../context.ts'
import { removeCodes } from '../../store/codes.ts'
import { removeSessions } from '../../store/sessions.ts'
import { attributeOf, findByAlias, removeAlias, removeUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

const KINDS = ['sub', 'email', 'phone_number', 'preferred_username'] as const

/** Removes a user and all that is theirs. The name can be taken again; the `sub` never comes back. */
export function deleteUser(context: Context, pool: UserPool, user: User): void {
  removeCodes(context, user)
  removeSessions(context, user)
  for (const kind of KINDS) {
    const value = attributeOf(user, kind)
    const owner = value === undefined ? undefined : findByAlias(context, pool, kind, value)
    if (value !== undefined && owner?.Username === user.Username) removeAlias(context, pool, kind, value)
  }
  removeUser(context, pool, user)
}
