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
  const kind = usernameAttributeOf(pool, username)
  const given = kind
    ? [{ Name: kind, Value: username }, ...attributes.filter(({ Name }) => Name !== kind)]
    : attributes
  const profile = newProfile(context, pool, username)
  const kept = asKept(context, pool, given).filter(({ Value }) => Value !== '')
  return {
    ...profile,
    Username: kind ? profile.sub : username,
    Attributes: [...profile.Attributes, ...kept],
  }
}

/** A user of whom nothing is known but a name. */
export function newProfile(context: Context, pool: UserPool, Username: string): User {
  const { world } = context
  const sub = settingOf(context, 'OP-109') === 'uuid-v4' ? uuid(world) : newSub(world)
  return {
    UserPoolId: pool.Id,
    Username,
    sub,
    Attributes: [{ Name: 'sub', Value: sub }],
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
