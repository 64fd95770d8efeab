import { CreateUserPoolCommand, type SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

const tier: SchemaAttributeType = { Name: 'tier', AttributeDataType: 'String' }

const refused = (
  when: string,
  attributes: SchemaAttributeType[],
  message: string,
  evidence = 'peer (OP-114)',
): Refusal => ({
  when: `a pool with ${when}`,
  call: ({ cognito }) => cognito.send(new CreateUserPoolCommand({ PoolName: 'other', Schema: attributes })),
  refused: { name: 'InvalidParameterException', message },
  evidence,
  source: api('CreateUserPool'),
})

export const schema: Refusal[] = [
  refused(
    'a custom attribute that is required',
    [{ ...tier, Required: true }],
    'Required custom attributes are not supported currently.',
    'peer (OP-503); the class docs',
  ),
  refused(
    'the same custom attribute twice',
    [tier, tier],
    'custom:tier: Existing attribute already has name custom:tier.',
  ),
  refused(
    'a custom attribute without a type',
    [{ Name: 'tier' }],
    'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
  ),
  refused(
    'a standard attribute of another type',
    [{ Name: 'email', AttributeDataType: 'Number' }],
    'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
  ),
  refused(
    'a text longer than texts may be',
    [{ ...tier, StringAttributeConstraints: { MaxLength: '2049' } }],
    'user.custom:tier: String attributes cannot have a length of more than 2048',
  ),
  refused(
    'a maximum below the minimum',
    [{ ...tier, StringAttributeConstraints: { MinLength: '5', MaxLength: '4' } }],
    'user.custom:tier: Max length cannot be less than min length.',
  ),
  refused(
    'a name of 21 letters',
    [{ ...tier, Name: 'a'.repeat(21) }],
    `1 validation error detected: Value '${'a'.repeat(21)}' at 'schema.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 20`,
    'model; the form recorded',
  ),
]
