import { seconds, type Context } from '../../context.ts'
import { AliasExistsException } from '../../errors.ts'
import { attributeOf, findByAlias, putAlias, putUser, withAttribute, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

type Contact = 'email' | 'phone_number'

const isAlias = (pool: UserPool, attribute: Contact) => Boolean(pool.AliasAttributes?.includes(attribute))

/** @throws AliasExistsException when somebody else has verified the same address (OP-115) */
export function checkAliasFree(context: Context, pool: UserPool, user: User, attribute: Contact): void {
  const value = attributeOf(user, attribute)
  if (!isAlias(pool, attribute) || value === undefined) return
  const owner = findByAlias(context, pool, attribute, value)
  if (owner && owner.Username !== user.Username) {
    throw AliasExistsException(`An account with the given ${attribute} already exists.`)
  }
}

/** Makes a user CONFIRMED, the attribute that got the code verified, and the address theirs to sign in by. */
export function confirm(context: Context, pool: UserPool, user: User, attribute: Contact): User {
  const confirmed: User = {
    ...withAttribute(user, `${attribute}_verified`, 'true'),
    UserStatus: 'CONFIRMED',
    UserLastModifiedDate: seconds(context),
  }
  putUser(context, pool, confirmed)
  const value = attributeOf(confirmed, attribute)
  if (isAlias(pool, attribute) && value !== undefined) {
    putAlias(context, pool, attribute, value, confirmed.Username)
  }
  return confirmed
}
