import { seconds, type Context } from '../context.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import type { KeptPassword } from '../crypto/passwords.ts'
import type { UserPool } from './userPools.ts'

export type UserStatus =
  'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED' | 'EXTERNAL_PROVIDER'

/** A second factor by its name in UserMFASettingList. */
export type Factor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'

/** An authenticator app: its base32 secret, and the last time step whose code was used. */
export type SoftwareToken = { secret: string; name?: string; usedStep?: number }

/** A user of a pool: members as the API names them, dates in seconds. `sub` stands among the attributes too. */
export type User = {
  UserPoolId: string
  Username: string
  sub: string
  Attributes: { Name: string; Value: string }[]
  UserStatus: UserStatus
  Enabled: boolean
  UserCreateDate: number
  UserLastModifiedDate: number
  password?: KeptPassword
  /** there when the password is temporary; milliseconds */
  temporaryPasswordExpiresAt?: number
  /** newest first, as many as the pool's history asks for */
  formerPasswords?: KeptPassword[]
  /** second factors that are on, and the one that is asked for first */
  UserMFASettingList?: Factor[]
  PreferredMfaSetting?: Factor
  /** their authenticator app */
  softwareToken?: SoftwareToken
  /** the secret of an app that is being set up */
  pendingSoftwareToken?: string
  /** new addresses that take the old one's place once they are verified */
  pending?: { email?: string; phone_number?: string }
}

/** An attribute a user may sign in by, or be found by. */
export type AliasKind = 'sub' | 'email' | 'phone_number' | 'preferred_username'

/** Names fold to lower case in a pool that ignores case; the record keeps the spelling. */
export const nameKey = (pool: UserPool, name: string): string =>
  pool.UsernameConfiguration?.CaseSensitive === false ? name.toLowerCase() : name

const userKey = (pool: UserPool, username: string) => `${pool.Id}/${nameKey(pool, username)}`
const aliasKey = (pool: UserPool, kind: AliasKind, value: string) =>
  `${pool.Id}/${kind}/${nameKey(pool, value)}`

export const findUser = (context: Context, pool: UserPool, username: string): User | undefined =>
  findRecord(context, 'users', userKey(pool, username))

export const putUser = (context: Context, pool: UserPool, user: User) =>
  putRecord(context, 'users', userKey(pool, user.Username), user)

/** Writes a user that has changed, with the date of the change. */
export function changeUser(context: Context, pool: UserPool, user: User): User {
  const changed = { ...user, UserLastModifiedDate: seconds(context) }
  putUser(context, pool, changed)
  return changed
}

export const removeUser = (context: Context, pool: UserPool, user: User) =>
  removeRecord(context, 'users', userKey(pool, user.Username))

export function findByAlias(
  context: Context,
  pool: UserPool,
  kind: AliasKind,
  value: string,
): User | undefined {
  const username = findRecord(context, 'aliases', aliasKey(pool, kind, value))
  return username === undefined ? undefined : findUser(context, pool, username)
}

export const putAlias = (
  context: Context,
  pool: UserPool,
  kind: AliasKind,
  value: string,
  username: string,
) => putRecord(context, 'aliases', aliasKey(pool, kind, value), username)

export const removeAlias = (context: Context, pool: UserPool, kind: AliasKind, value: string) =>
  removeRecord(context, 'aliases', aliasKey(pool, kind, value))

export const attributeOf = (user: User, name: string): string | undefined =>
  user.Attributes.find((attribute) => attribute.Name === name)?.Value

/** Whether an attribute that is true or false is true, however it was written. */
export const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true'

export const isVerified = (user: User, attribute: 'email' | 'phone_number'): boolean =>
  isTrue(attributeOf(user, `${attribute}_verified`))

/** The user with one attribute set: replaced where it stands, else added last. */
export function withAttribute(user: User, Name: string, Value: string): User {
  const at = user.Attributes.findIndex((attribute) => attribute.Name === Name)
  const Attributes =
    at < 0 ? [...user.Attributes, { Name, Value }] : user.Attributes.with(at, { Name, Value })
  return { ...user, Attributes }
}

export const withoutAttribute = (user: User, name: string): User => ({
  ...user,
  Attributes: user.Attributes.filter(({ Name }) => Name !== name),
})
