import type { User } from '../../store/users.ts'
import { mfaSettingsOf } from './mfa.ts'

/** A user as lists show it. */
export function describeUser(user: User) {
  const { Username, Attributes, UserCreateDate, UserLastModifiedDate, Enabled, UserStatus } = user
  const { MFAOptions } = mfaSettingsOf(user)
  return {
    ...{ Username, Attributes, UserCreateDate, UserLastModifiedDate, Enabled, UserStatus },
    ...(MFAOptions && { MFAOptions }),
  }
}
