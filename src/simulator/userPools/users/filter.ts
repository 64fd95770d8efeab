import { InvalidParameterException } from '../../errors.ts'
import { attributeOf, type User } from '../../store/users.ts'

/** A ListUsers filter: one attribute, equal to a value or beginning with it. */
export type Filter = { attribute: string; isPrefix: boolean; value: string }

const SEARCHABLE = new Set([
  ...['username', 'email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'],
  ...['cognito:user_status', 'status', 'sub'],
])

/**
 * Reads `attribute = "value"` or `attribute ^= "value"`.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
 *
 * @throws InvalidParameterException when it can't be read, or the attribute can't be searched by (OP-147)
 */
export function parseFilter(text: string): Filter | undefined {
  if (text.trim() === '') return undefined
  const match = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text)
  if (!match) throw InvalidParameterException('Error while parsing filter')
  const [, attribute = '', operator, value = ''] = match
  if (!SEARCHABLE.has(attribute)) throw InvalidParameterException(`Invalid search attribute: ${attribute}`)
  return { attribute, isPrefix: operator === '^=', value: value.replace(/\\(.)/g, '$1') }
}

/** What a user has of the attribute that a filter names. */
export function filteredValue(user: User, attribute: string): string {
  if (attribute === 'username') return user.Username
  if (attribute === 'cognito:user_status') return user.UserStatus
  if (attribute === 'status') return user.Enabled ? 'Enabled' : 'Disabled'
  return attributeOf(user, attribute) ?? ''
}

/** `username` and `status` are compared as written, everything else without regard to case. */
export function matches(user: User, { attribute, isPrefix, value }: Filter): boolean {
  const fold = (text: string) =>
    attribute === 'username' || attribute === 'status' ? text : text.toLowerCase()
  const has = fold(filteredValue(user, attribute))
  const wanted = fold(value)
  return isPrefix ? has.startsWith(wanted) : has === wanted && has !== ''
}
