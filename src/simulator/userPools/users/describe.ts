import type { User } from '../../store/users.ts'

/** A user as lists show it. */
export const describeUser = ({
  Username,
  Attributes,
  UserCreateDate,
  UserLastModifiedDate,
  Enabled,
  UserStatus,
}: User) => ({ Username, Attributes, UserCreateDate, UserLastModifiedDate, Enabled, UserStatus })
