import { InvalidParameterException, NotAuthorizedException } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { SchemaAttribute, UserPool } from '../../store/userPools.ts'
import { isEmail, isPhoneNumber } from './names.ts'

export type Attribute = { Name: string; Value: string }

/** Attributes that no app client may write, whatever its settings. */
const NEVER_WRITABLE = ['sub', 'identities', 'email_verified', 'phone_number_verified']

/**
 * Checks the attributes that somebody sends of their own account.
 *
 * @throws InvalidParameterException when the schema does not know one, or a value has the wrong form
 * @throws NotAuthorizedException when the app client may not write one
 */
export function checkAttributes(pool: UserPool, client: UserPoolClient, attributes: Attribute[]): void {
  for (const { Name } of attributes) schemaOf(pool, Name)
  for (const { Name } of attributes) {
    if (!isWritable(client, Name))
      throw NotAuthorizedException('A client attempted to write unauthorized attribute')
  }
  for (const { Name, Value } of attributes) checkForm(Name, Value)
}

/** What an app client may read of a user: an explicit list is exhaustive, none means the standard attributes. */
export function readableAttributes(
  pool: UserPool,
  client: UserPoolClient,
  attributes: Attribute[],
): Attribute[] {
  const { ReadAttributes } = client
  return attributes.filter(
    ({ Name }) =>
      Name === 'sub' || (ReadAttributes ? ReadAttributes.includes(Name) : isStandard(schemaOf(pool, Name))),
  )
}

function schemaOf(pool: UserPool, name: string): SchemaAttribute {
  const found = pool.SchemaAttributes.find((attribute) => attribute.Name === name)
  if (found) return found
  throw InvalidParameterException(
    `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
  )
}

const isStandard = ({ Name }: SchemaAttribute) => !/^(dev:)?custom:/.test(Name)

function isWritable({ WriteAttributes }: UserPoolClient, name: string): boolean {
  if (NEVER_WRITABLE.includes(name)) return false
  return WriteAttributes ? WriteAttributes.includes(name) : true
}

function checkForm(name: string, value: string): void {
  if (name === 'email' && !isEmail(value)) throw InvalidParameterException('Invalid email address format.')
  if (name === 'phone_number' && !isPhoneNumber(value)) {
    throw InvalidParameterException('Invalid phone number format.')
  }
}
