import type { Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { SchemaAttribute, UserPool } from '../../store/userPools.ts'
import { isEmail, isPhoneNumber } from './names.ts'

export type Attribute = { Name: string; Value: string }

/** @throws InvalidParameterException when the pool has no such attribute */
export function schemaAttributeOf(pool: UserPool, name: string): SchemaAttribute {
  const found = pool.SchemaAttributes.find((attribute) => attribute.Name === name)
  if (found) return found
  throw InvalidParameterException(
    `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
  )
}

export const isStandard = ({ Name }: SchemaAttribute): boolean => !/^(dev:)?custom:/.test(Name)

/**
 * Checks that the schema knows each attribute and that each value is of its type, form and size. An empty value clears
 * an attribute and always fits.
 *
 * @throws InvalidParameterException
 */
export function checkConform(pool: UserPool, attributes: Attribute[]): void {
  const known = attributes.map(({ Name, Value }) => ({ schema: schemaAttributeOf(pool, Name), Value }))
  for (const { schema, Value } of known) if (Value !== '') checkValue(schema, Value)
}

/** @throws InvalidParameterException naming every required attribute that is missing or empty */
export function checkRequired(pool: UserPool, attributes: Attribute[]): void {
  const missing = missingRequired(pool, attributes)
  if (missing.length) throw required(missing)
}

/** Names of required attributes that are missing or empty. */
export function missingRequired(pool: UserPool, attributes: Attribute[]): string[] {
  const has = (name: string) => attributes.some(({ Name, Value }) => Name === name && Value !== '')
  return pool.SchemaAttributes.filter(({ Name, Required }) => Required && Name !== 'sub' && !has(Name)).map(
    ({ Name }) => Name,
  )
}

/** @throws InvalidParameterException when a required attribute is among those to be deleted (OP-113) */
export function checkDeletable(context: Context, pool: UserPool, names: string[]): void {
  if (settingOf(context, 'OP-113') === 'allowed') return
  const kept = names.filter((name) => schemaAttributeOf(pool, name).Required)
  if (kept.length) throw required(kept)
}

/** @throws InvalidParameterException when an attribute can only be set at the user's creation (OP-112) */
export function checkMutable(context: Context, pool: UserPool, names: string[]): void {
  checkNotOurs(names)
  const fixed = names.find((name) => !schemaAttributeOf(pool, name).Mutable)
  if (fixed === undefined) return
  throw settingOf(context, 'OP-112') === 'one-text'
    ? notMutable(fixed)
    : InvalidParameterException(`user.${fixed}: Attribute cannot be updated.`)
}

/** @throws InvalidParameterException when an attribute is one that Cognito alone writes (OP-112) */
export function checkNotOurs(names: string[]): void {
  const name = names.find((each) => each === 'sub' || each === 'identities')
  if (name) throw notMutable(name)
}

const notMutable = (name: string) =>
  InvalidParameterException(`Cannot modify the non-mutable attribute ${name}`)

/** Attributes as they are kept: flags in lower case, however they were sent (OP-111). */
export function asKept(context: Context, pool: UserPool, attributes: Attribute[]): Attribute[] {
  if (settingOf(context, 'OP-111') === 'as-sent') return attributes
  return attributes.map(({ Name, Value }) =>
    schemaAttributeOf(pool, Name).AttributeDataType === 'Boolean'
      ? { Name, Value: Value.toLowerCase() }
      : { Name, Value },
  )
}

const required = (names: string[]) =>
  InvalidParameterException(
    `Attributes did not conform to the schema: ${names.map((name) => `${name}: The attribute is required`).join(' ')}`,
  )

function checkValue(schema: SchemaAttribute, value: string): void {
  if (schema.Name === 'email' && !isEmail(value))
    throw InvalidParameterException('Invalid email address format.')
  if (schema.Name === 'phone_number' && !isPhoneNumber(value)) {
    throw InvalidParameterException('Invalid phone number format.')
  }
  // AWS's text is not on record.
  if (!FITS[schema.AttributeDataType](value, schema)) throw InvalidParameterException()
}

const FITS: Record<
  SchemaAttribute['AttributeDataType'],
  (value: string, schema: SchemaAttribute) => boolean
> = {
  String: (value, { StringAttributeConstraints: { MinLength, MaxLength } = {} }) =>
    isWithin(value.length, MinLength, MaxLength),
  Number: (value, { NumberAttributeConstraints: { MinValue, MaxValue } = {} }) =>
    /^-?\d+(\.\d+)?$/.test(value) && isWithin(Number(value), MinValue, MaxValue),
  Boolean: (value) => /^(true|false)$/i.test(value),
  DateTime: (value) => /^\d+$/.test(value) || !Number.isNaN(Date.parse(value)),
}

const isWithin = (size: number, min = '-Infinity', max = 'Infinity') =>
  size >= Number(min) && size <= Number(max)
