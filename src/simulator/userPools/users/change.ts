import type { Context } from '../../context.ts'
import { removeCodesFor } from '../../store/codes.ts'
import { attributeOf, isTrue, withAttribute, withoutAttribute, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkAliasesFree, saveUser } from './aliases.ts'
import { asKept, checkDeletable, checkMutable, type Attribute } from './conform.ts'
import { CONTACTS, isContact, type Address, type Contact } from './contacts.ts'

/** What an update comes to: the user after it, and the addresses that are to be verified. */
export type Change = { after: User; toVerify: Address[] }

/**
 * Works out an update of attributes, which already fit the schema. A new address is stored at once, and is not verified;
 * but where the pool wants it verified first, the old one stays until then.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html
 *
 * @throws InvalidParameterException when an attribute can't be updated, or not be cleared
 */
export function changeOf(context: Context, pool: UserPool, user: User, given: Attribute[]): Change {
  const names = given.map(({ Name }) => Name)
  const emptied = given.filter(({ Value }) => Value === '').map(({ Name }) => Name)
  checkMutable(context, pool, names)
  checkDeletable(context, pool, emptied)
  const attributes = asKept(context, pool, given)
  const unverified = newAddresses(user, attributes)
  const held = unverified.filter(({ attribute }) => waitsForVerification(pool, user, attribute))
  const isHeld = (name: string) =>
    held.some(({ attribute }) => name === attribute || name === `${attribute}_verified`)

  const after = addressesFirst(attributes)
    .filter(({ Name }) => !isHeld(Name))
    .reduce(written, user)
  const pending = {
    ...after.pending,
    ...Object.fromEntries(held.map(({ attribute, to }) => [attribute, to])),
  }
  return {
    after: { ...after, pending },
    toVerify: unverified.filter(({ attribute }) => pool.AutoVerifiedAttributes?.includes(attribute)),
  }
}

/** Addresses that the user did not have, and that nobody says are verified. */
const newAddresses = (user: User, attributes: Attribute[]): Address[] =>
  CONTACTS.flatMap((attribute) => {
    const to = attributes.findLast(({ Name }) => Name === attribute)?.Value
    const isVerified = attributes.some(({ Name, Value }) => Name === `${attribute}_verified` && isTrue(Value))
    return to && to !== attributeOf(user, attribute) && !isVerified ? [{ attribute, to }] : []
  })

/** The first address of a kind has no former one to keep, and is stored at once. */
const waitsForVerification = (pool: UserPool, user: User, contact: Contact) =>
  attributeOf(user, contact) !== undefined &&
  pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.includes(contact)

/** A flag that comes with its address has the last word about it. */
const addressesFirst = (attributes: Attribute[]): Attribute[] =>
  attributes.toSorted((left, right) => Number(isContact(right.Name)) - Number(isContact(left.Name)))

/** The user with attributes as somebody tells them who may: there and then. */
export const withAttributes = (user: User, attributes: Attribute[]): User =>
  addressesFirst(attributes).reduce(written, user)

/** The user with one attribute as given: a new address is not verified, an empty value clears. */
export function written(user: User, { Name, Value }: Attribute): User {
  if (Value === '') return cleared(user, Name)
  if (!isContact(Name)) return withAttribute(user, Name, Value)
  const free = withoutPending(user, Name)
  return attributeOf(user, Name) === Value
    ? free
    : withAttribute(withAttribute(free, Name, Value), `${Name}_verified`, 'false')
}

/** With an address goes the flag beside it. */
function cleared(user: User, name: string): User {
  const without = withoutAttribute(user, name)
  return isContact(name) ? withoutPending(withoutAttribute(without, `${name}_verified`), name) : without
}

export function withoutPending(user: User, contact: Contact): User {
  if (!user.pending) return user
  const { [contact]: _, ...pending } = user.pending
  return { ...user, pending }
}

/** The user without some attributes. @throws InvalidParameterException when one is required, or never changes */
export function withoutAttributes(context: Context, pool: UserPool, user: User, names: string[]): User {
  checkMutable(context, pool, names)
  checkDeletable(context, pool, names)
  return names.reduce(cleared, user)
}

/**
 * Checks that an update takes no name that is another's; where people sign up by an address, also one that still waits.
 *
 * @throws AliasExistsException
 */
export function checkChange(context: Context, pool: UserPool, before: User, { after }: Change): void {
  checkAliasesFree(context, pool, before, pool.UsernameAttributes ? settled(after) : after)
}

/** The user as they will be once all that waits is verified. */
const settled = (user: User): User =>
  CONTACTS.reduce((sofar, contact) => {
    const next = user.pending?.[contact]
    return next === undefined ? sofar : withAttribute(sofar, contact, next)
  }, user)

/** Writes an update. Codes that were sent to an address which is gone are good for nothing. */
export function saveChange(context: Context, pool: UserPool, before: User, after: User): User {
  for (const contact of CONTACTS) {
    const isOther =
      attributeOf(before, contact) !== attributeOf(after, contact) ||
      before.pending?.[contact] !== after.pending?.[contact]
    if (isOther) removeCodesFor(context, after, contact)
  }
  return saveUser(context, pool, before, after)
}
