import { seconds, type Context } from '../../context.ts'
import { newSub, uuid } from '../../crypto/ids.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Attribute } from './attributes.ts'
import { asKept } from './conform.ts'
import { usernameAttributeOf } from './names.ts'

/**
 * A user, not yet written, unconfirmed and without a password. Where people sign up by email or phone, the username is
 * the `sub`, and the given name becomes the attribute's value.
 */
export function newUser(context: Context, pool: UserPool, username: string, attributes: Attribute[]): User {
  const { world } = context
  const sub = settingOf(context, 'OP-109') === 'uuid-v4' ? uuid(world) : newSub(world)
  const kind = usernameAttributeOf(pool, username)
  const given = kind
    ? [{ Name: kind, Value: username }, ...attributes.filter(({ Name }) => Name !== kind)]
    : attributes
  return {
    UserPoolId: pool.Id,
    Username: kind ? sub : username,
    sub,
    Attributes: [
      { Name: 'sub', Value: sub },
      ...asKept(context, pool, given).filter(({ Value }) => Value !== ''),
    ],
    UserStatus: 'UNCONFIRMED',
    Enabled: true,
    UserCreateDate: seconds(context),
    UserLastModifiedDate: seconds(context),
  }
}

/** The user with a flag beside each address: what people say of themselves is not verified. */
export const withUnverified = (user: User): User => ({
  ...user,
  Attributes: user.Attributes.flatMap((attribute) =>
    attribute.Name === 'email' || attribute.Name === 'phone_number'
      ? [attribute, { Name: `${attribute.Name}_verified`, Value: 'false' }]
      : [attribute],
  ),
})
