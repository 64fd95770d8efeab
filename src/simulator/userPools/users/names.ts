import type { Context } from '../../context.ts'
import { InvalidParameterException, UsernameExistsException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { attributeOf, findByAlias, findUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE = /^\+\d{2,15}$/

export const isEmail = (text: string): boolean => EMAIL.test(text)
export const isPhoneNumber = (text: string): boolean => PHONE.test(text)

/** The attribute that a name given at sign-up stands for, in a pool whose users sign up with one. */
export function usernameAttributeOf(pool: UserPool, username: string): 'email' | 'phone_number' | undefined {
  const kinds = pool.UsernameAttributes ?? []
  if (kinds.includes('email') && isEmail(username)) return 'email'
  if (kinds.includes('phone_number') && isPhoneNumber(username)) return 'phone_number'
  return undefined
}

/** @throws InvalidParameterException when the name has not the form that the pool's sign-in settings ask for (OP-502) */
export function checkUsernameForm(pool: UserPool, username: string): void {
  const wanted = pool.UsernameAttributes ?? []
  if (wanted.length && !usernameAttributeOf(pool, username)) {
    const form = wanted.length > 1 ? 'either an email or a phone number' : FORM[wanted[0]!]
    throw InvalidParameterException(`Username should be ${form}.`)
  }
  // AWS's text for phone numbers is not on record.
  if (pool.AliasAttributes?.includes('phone_number') && isPhoneNumber(username))
    throw InvalidParameterException()
  if (pool.AliasAttributes?.includes('email') && isEmail(username)) {
    throw InvalidParameterException(
      'Username cannot be of email format, since user pool is configured for email alias.',
    )
  }
}

const FORM = { email: 'an email', phone_number: 'a phone number' }

export function isUsernameTaken(context: Context, pool: UserPool, username: string): boolean {
  const kind = usernameAttributeOf(pool, username)
  if (kind) return Boolean(findByAlias(context, pool, kind, username))
  // A preferred username that signs in is a name like any other.
  const owner = findByAlias(context, pool, 'preferred_username', username)
  return Boolean(findUser(context, pool, username) ?? owner)
}

/** @throws UsernameExistsException (OP-161) */
export function checkUsernameFree(context: Context, pool: UserPool, username: string): void {
  if (isUsernameTaken(context, pool, username)) {
    const kind = settingOf(context, 'OP-161') === 'built' && usernameAttributeOf(pool, username)
    throw UsernameExistsException(
      kind ? `An account with the given ${kind} already exists.` : 'User already exists',
    )
  }
}

/** Finds a user by a name given at sign-in: the username, the pool's sign-in attributes, or a verified alias. */
export function findBySignInName(context: Context, pool: UserPool, name: string): User | undefined {
  const kinds = [...(pool.UsernameAttributes ?? []), ...(pool.AliasAttributes ?? [])]
  for (const kind of kinds) {
    const user = findByAlias(context, pool, kind, name)
    if (user && attributeOf(user, kind) !== undefined) return user
  }
  return findUser(context, pool, name)
}

/** Finds a user by what Admin operations accept: a sign-in name, or the `sub`. */
export const findByAdminName = (context: Context, pool: UserPool, name: string): User | undefined =>
  findBySignInName(context, pool, name) ?? findByAlias(context, pool, 'sub', name)
