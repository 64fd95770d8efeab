import type { Output } from '../../model/types.ts'
import type { User } from '../../store/users.ts'

/** A user as listings and AdminCreateUser show it. */
export const describeUser = (user: User): NonNullable<Output<'AdminCreateUser'>['User']> => ({
  Username: user.Username,
  Attributes: user.Attributes,
  UserCreateDate: user.UserCreateDate,
  UserLastModifiedDate: user.UserLastModifiedDate,
  Enabled: user.Enabled,
  UserStatus: user.UserStatus,
})
