import type { Context } from '../../context.ts'
import { removeAuthEvents } from '../../store/authEvents.ts'
import { removeCodes } from '../../store/codes.ts'
import { removeDevices } from '../../store/devices.ts'
import { removeFailures } from '../../store/failures.ts'
import { leaveGroups } from '../../store/groups.ts'
import { removeLinks } from '../../store/links.ts'
import { removePasskeys } from '../../store/passkeys.ts'
import { removeSessions } from '../../store/sessions.ts'
import { removeTries } from '../../store/tries.ts'
import { removeUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { removeAliases } from './aliases.ts'

/** Removes a user and all that is theirs. The name can be taken again; the `sub` never comes back. */
export function deleteUser(context: Context, pool: UserPool, user: User): void {
  leaveGroups(context, pool, user)
  removeCodes(context, user)
  removeTries(context, pool, user.Username)
  removeFailures(context, pool, user.Username)
  removeSessions(context, user)
  removePasskeys(context, user)
  removeDevices(context, user)
  removeLinks(context, pool, user)
  removeAuthEvents(context, user)
  removeAliases(context, pool, user)
  removeUser(context, pool, user)
}
