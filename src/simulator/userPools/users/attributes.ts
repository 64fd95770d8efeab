import { InvalidParameterException, NotAuthorizedException } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkConform, isStandard, schemaAttributeOf, type Attribute } from './conform.ts'

export type { Attribute }

/** Attributes as a request has them: one without a value is to be cleared, and of one sent twice the last value counts. */
export const given = (attributes: { Name: string; Value?: string | undefined }[] = []): Attribute[] => {
  const values = new Map(attributes.map(({ Name, Value }) => [Name, Value ?? '']))
  return [...values].map(([Name, Value]) => ({ Name, Value }))
}

/** Attributes that no app client may write, whatever its settings. */
const NEVER_WRITABLE = ['sub', 'identities', 'email_verified', 'phone_number_verified']

/**
 * Checks the attributes that somebody sends of their own account.
 *
 * @throws InvalidParameterException when the schema does not know one, or a value does not fit
 * @throws NotAuthorizedException when the app client may not write one
 */
export function checkAttributes(pool: UserPool, client: UserPoolClient, attributes: Attribute[]): void {
  const names = attributes.map(({ Name }) => Name)
  for (const name of names) schemaAttributeOf(pool, name)
  checkWritable(pool, client, names)
  checkConform(pool, attributes)
}

/** @throws NotAuthorizedException when the app client may not write one of the attributes */
export function checkWritable(pool: UserPool, client: UserPoolClient, names: string[]): void {
  if (names.every((name) => isWritable(pool, client, name))) return
  throw NotAuthorizedException('A client attempted to write unauthorized attribute')
}

/** For deleting: @throws InvalidParameterException in words of its own when the schema does not know an attribute */
export function checkKnown(pool: UserPool, names: string[]): void {
  const unknown = names.find((name) => !pool.SchemaAttributes.some(({ Name }) => Name === name))
  if (unknown === undefined) return
  throw InvalidParameterException(
    `Invalid user attributes: user.${unknown}: Attribute does not exist in the schema.\n`,
  )
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
      Name === 'sub' ||
      (ReadAttributes ? ReadAttributes.includes(Name) : isStandard(schemaAttributeOf(pool, Name))),
  )
}

/** An explicit list is exhaustive but for required attributes; none means the standard attributes. */
export function isWritable(pool: UserPool, { WriteAttributes }: UserPoolClient, name: string): boolean {
  const schema = schemaAttributeOf(pool, name)
  if (NEVER_WRITABLE.includes(name) || schema.DeveloperOnlyAttribute) return false
  return WriteAttributes ? WriteAttributes.includes(name) || schema.Required : isStandard(schema)
}
