import { attributeOf, isVerified, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

/**
 * A user as functions are told of them: every value is text. An address that signs in shows a second time, as alias
 * (OP-620).
 */
export function userAttributesOf(pool: UserPool, user: User): Record<string, string> {
  const { sub, UserStatus, Attributes } = user
  return {
    sub,
    ...aliasIn(pool, user, 'email', 'cognito:email_alias'),
    ...aliasIn(pool, user, 'phone_number', 'cognito:phone_number_alias'),
    'cognito:user_status': UserStatus,
    ...Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value])),
  }
}

function aliasIn(pool: UserPool, user: User, kind: 'email' | 'phone_number', name: string) {
  const isName = pool.AliasAttributes?.includes(kind)
    ? isVerified(user, kind)
    : pool.UsernameAttributes?.includes(kind)
  const value = attributeOf(user, kind)
  return isName && value !== undefined ? { [name]: value } : {}
}
