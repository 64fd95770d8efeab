import { seconds, type Context } from '../../context.ts'
import { newSub } from '../../crypto/ids.ts'
import { keepPassword } from '../../crypto/passwords.ts'
import { putAlias, putUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Attribute } from './attributes.ts'
import { usernameAttributeOf } from './names.ts'

/** A self-registered user, not yet written. Where people sign up by e-mail or phone, the username is the `sub`. */
export function newUser(
  context: Context,
  pool: UserPool,
  { username, password, attributes }: { username: string; password: string; attributes: Attribute[] },
): User {
  const sub = newSub(context.world)
  const kind = usernameAttributeOf(pool, username)
  const Username = kind ? sub : username
  const given = kind
    ? [{ Name: kind, Value: username }, ...attributes.filter(({ Name }) => Name !== kind)]
    : attributes
  return {
    UserPoolId: pool.Id,
    Username,
    sub,
    Attributes: [{ Name: 'sub', Value: sub }, ...given.flatMap(withVerifiedFlag)],
    UserStatus: 'UNCONFIRMED',
    Enabled: true,
    UserCreateDate: seconds(context),
    UserLastModifiedDate: seconds(context),
    password: keepPassword(context.world, pool.Id, Username, password),
  }
}

/** Writes a new user together with the names it is found by: its `sub`, and the address it signed up with. */
export function addUser(context: Context, pool: UserPool, user: User): User {
  putUser(context, pool, user)
  putAlias(context, pool, 'sub', user.sub, user.Username)
  for (const kind of pool.UsernameAttributes ?? []) {
    const value = user.Attributes.find(({ Name }) => Name === kind)?.Value
    if (value !== undefined) putAlias(context, pool, kind, value, user.Username)
  }
  return user
}

const withVerifiedFlag = (attribute: Attribute): Attribute[] =>
  attribute.Name === 'email' || attribute.Name === 'phone_number'
    ? [attribute, { Name: `${attribute.Name}_verified`, Value: 'false' }]
    : [attribute]
