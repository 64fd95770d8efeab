import type { Context } from '../../context.ts'
import { NotAuthorizedException } from '../../errors.ts'
import { withAttribute, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { saveUser } from './aliases.ts'
import { withoutPending } from './change.ts'

/** @throws NotAuthorizedException unless the user waits for confirmation */
export function checkUnconfirmed({ UserStatus }: User): void {
  if (UserStatus === 'UNCONFIRMED') return
  throw NotAuthorizedException(`User cannot be confirmed. Current status is ${UserStatus}`)
}

/** The user with an address verified: a new one that waited for it takes the old one's place. */
export function withVerified(user: User, attribute: 'email' | 'phone_number'): User {
  const next = user.pending?.[attribute]
  const moved = next === undefined ? user : withAttribute(withoutPending(user, attribute), attribute, next)
  return withAttribute(moved, `${attribute}_verified`, 'true')
}

/** Makes a user CONFIRMED. */
export const confirm = (context: Context, pool: UserPool, before: User, after: User): User =>
  saveUser(context, pool, before, { ...after, UserStatus: 'CONFIRMED' })
