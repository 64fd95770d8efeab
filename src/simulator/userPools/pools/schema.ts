import { InvalidParameterException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import type { SchemaAttribute } from '../../store/userPools.ts'
import { standardAttributes } from './standardAttributes.ts'

type Given = NonNullable<Input<'CreateUserPool'>['Schema']>[number]

/** Quota: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const MAX_CUSTOM = 50
const MAX_LENGTH = 2048

/**
 * The attributes of a new pool: the standard ones, changed as given, and behind them the custom ones.
 * Texts: known from a peer only (OP-114, OP-503).
 *
 * @throws InvalidParameterException when an attribute can't be as it is given
 */
export function schemaFrom(given: Given[]): SchemaAttribute[] {
  const isStandard = ({ Name }: Given) => standardAttributes.some((standard) => standard.Name === Name)
  const changes = new Map(given.filter(isStandard).map((attribute) => [attribute.Name, attribute]))
  const standard = standardAttributes.map((attribute) => changed(attribute, changes.get(attribute.Name)))
  return withCustom(
    standard,
    given.filter((attribute) => !isStandard(attribute)),
  )
}

/** A schema with more custom attributes; @throws InvalidParameterException as `schemaFrom` */
export function withCustom(schema: SchemaAttribute[], given: Given[]): SchemaAttribute[] {
  const all = [...schema]
  for (const attribute of given) {
    const made = custom(attribute)
    if (all.some(({ Name }) => Name === made.Name)) {
      throw InvalidParameterException(`${made.Name}: Existing attribute already has name ${made.Name}.`)
    }
    all.push(made)
  }
  // AWS's text is not on record.
  if (all.length - standardAttributes.length > MAX_CUSTOM) throw InvalidParameterException()
  return all
}

function changed(standard: SchemaAttribute, given: Given | undefined): SchemaAttribute {
  if (!given) return standard
  const type = given.AttributeDataType ?? standard.AttributeDataType
  if (type !== standard.AttributeDataType || given.DeveloperOnlyAttribute) {
    throw InvalidParameterException(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${standard.Name}`,
    )
  }
  checkConstraints(standard.Name, given)
  return {
    ...standard,
    Mutable: given.Mutable ?? standard.Mutable,
    Required: given.Required ?? standard.Required,
    ...constraintsOf(type, given, standard),
  }
}

function custom(given: Given): SchemaAttribute {
  if (!given.AttributeDataType) {
    throw InvalidParameterException(
      'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    )
  }
  if (given.Required) {
    throw InvalidParameterException('Required custom attributes are not supported currently.')
  }
  if (!given.Name) throw InvalidParameterException() // AWS's text is not on record.
  const DeveloperOnlyAttribute = given.DeveloperOnlyAttribute ?? false
  checkConstraints(`custom:${given.Name}`, given)
  return {
    Name: `${DeveloperOnlyAttribute ? 'dev:' : ''}custom:${given.Name}`,
    AttributeDataType: given.AttributeDataType,
    DeveloperOnlyAttribute,
    Mutable: given.Mutable ?? true,
    Required: false,
    ...constraintsOf(given.AttributeDataType, given, {
      StringAttributeConstraints: {},
      NumberAttributeConstraints: {},
    }),
  }
}

type Constraints = Pick<SchemaAttribute, 'StringAttributeConstraints' | 'NumberAttributeConstraints'>

/** Limits belong to texts and numbers only; none given: the attribute's own. */
function constraintsOf(
  type: SchemaAttribute['AttributeDataType'],
  given: Given,
  own: Constraints,
): Constraints {
  if (type === 'String') {
    return { StringAttributeConstraints: given.StringAttributeConstraints ?? own.StringAttributeConstraints }
  }
  if (type === 'Number') {
    return { NumberAttributeConstraints: given.NumberAttributeConstraints ?? own.NumberAttributeConstraints }
  }
  return {}
}

function checkConstraints(name: string, given: Given): void {
  const { MinLength, MaxLength } = given.StringAttributeConstraints ?? {}
  const { MinValue, MaxValue } = given.NumberAttributeConstraints ?? {}
  const limits = [MinLength, MaxLength, MinValue, MaxValue].filter((limit) => limit !== undefined)
  // AWS's text is not on record.
  if (limits.some((limit) => !/^-?\d+(\.\d+)?$/.test(limit))) throw InvalidParameterException()
  if (Number(MaxLength ?? 0) > MAX_LENGTH) {
    throw InvalidParameterException(
      `user.${name}: String attributes cannot have a length of more than ${MAX_LENGTH}`,
    )
  }
  if (MaxLength !== undefined && Number(MinLength ?? 0) > Number(MaxLength)) {
    throw InvalidParameterException(`user.${name}: Max length cannot be less than min length.`)
  }
  // AWS's text is not on record.
  if (MaxValue !== undefined && Number(MinValue ?? -Infinity) > Number(MaxValue))
    throw InvalidParameterException()
}
