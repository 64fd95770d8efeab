import type { Context } from '../../context.ts'
import { removeCodesFor } from '../../store/codes.ts'
import { attributeOf, withAttribute, withoutAttribute, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkAliasesFree, saveUser } from './aliases.ts'
import { asKept, checkDeletable, checkMutable, type Attribute } from './conform.ts'
import { CONTACTS, type Address, type Contact } from './contacts.ts'

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
export function changeOf(pool: UserPool, user: User, given: Attribute[]): Change {
  checkMutable(
    pool,
    given.map(({ Name }) => Name),
  )
  checkDeletable(
    pool,
    given.filter(({ Value }) => Value === '').map(({ Name }) => Name),
  )
  const attributes = asKept(pool, given)
  const isVerifiedNow = ({ attribute }: Address) =>
    attributes.some(({ Name, Value }) => Name === `${attribute}_verified` && Value === 'true')
  const news = addressesIn(attributes).filter(({ attribute, to }) => attributeOf(user, attribute) !== to)
  const isKeptBack = (address: Address) =>
    waitsForVerification(pool, user, address.attribute) && !isVerifiedNow(address)

  let after = user
  for (const { attribute } of news)
    after = withAttribute(withoutPending(after, attribute), `${attribute}_verified`, 'false')
  for (const { Name, Value } of attributes) after = written(after, Name, Value)
  for (const { attribute, to } of news.filter(isKeptBack)) after = keptBack(user, after, attribute, to)
  const toVerify = news.filter(
    (address) => pool.AutoVerifiedAttributes?.includes(address.attribute) && !isVerifiedNow(address),
  )
  return { after, toVerify }
}

const addressesIn = (attributes: Attribute[]): Address[] =>
  CONTACTS.flatMap((attribute) => {
    const to = attributes.findLast(({ Name }) => Name === attribute)?.Value
    return to ? [{ attribute, to }] : []
  })

/** The first address of a kind has no former one to keep, and is stored at once. */
const waitsForVerification = (pool: UserPool, user: User, contact: Contact) =>
  attributeOf(user, contact) !== undefined &&
  pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.includes(contact)

const written = (user: User, name: string, value: string): User =>
  value === '' ? cleared(user, name) : withAttribute(user, name, value)

/** With an address goes the flag beside it. */
const cleared = (user: User, name: string): User => {
  const contact = CONTACTS.find((each) => each === name)
  const without = withoutAttribute(user, name)
  return contact ? withoutPending(withoutAttribute(without, `${contact}_verified`), contact) : without
}

/** The user after an update, but with the former address, and the new one waiting. */
function keptBack(before: User, after: User, contact: Contact, to: string): User {
  const restored = [contact, `${contact}_verified`].reduce((user, name) => {
    const value = attributeOf(before, name)
    return value === undefined ? withoutAttribute(user, name) : withAttribute(user, name, value)
  }, after)
  return { ...restored, pending: { ...restored.pending, [contact]: to } }
}

export function withoutPending(user: User, contact: Contact): User {
  const { [contact]: _, ...pending } = user.pending ?? {}
  return { ...user, pending }
}

/** The user without some attributes. @throws InvalidParameterException when one is required, or never changes */
export function withoutAttributes(pool: UserPool, user: User, names: string[]): User {
  checkMutable(pool, names)
  checkDeletable(pool, names)
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
