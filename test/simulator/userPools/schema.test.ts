import {
  CreateUserPoolCommand,
  SignUpCommand,
  type SchemaAttributeType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'

type Row = { when: string; schema: SchemaAttributeType[]; message: string; evidence: string }

const tier: SchemaAttributeType = { Name: 'tier', AttributeDataType: 'String' }

const refusals: Row[] = [
  {
    when: 'a custom attribute that is required',
    schema: [{ ...tier, Required: true }],
    message: 'Required custom attributes are not supported currently.',
    evidence: 'docs; text peer (OP-503)',
  },
  {
    when: 'the same custom attribute twice',
    schema: [tier, tier],
    message: 'custom:tier: Existing attribute already has name custom:tier.',
    evidence: 'peer (OP-114)',
  },
  {
    when: 'a custom attribute without a type',
    schema: [{ Name: 'tier' }],
    message: 'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    evidence: 'peer (OP-114)',
  },
  {
    when: 'a standard attribute of another type',
    schema: [{ Name: 'email', AttributeDataType: 'Number' }],
    message:
      'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
    evidence: 'peer (OP-114)',
  },
  {
    when: 'a text longer than texts may be',
    schema: [{ ...tier, StringAttributeConstraints: { MaxLength: '2049' } }],
    message: 'user.custom:tier: String attributes cannot have a length of more than 2048',
    evidence: 'peer (OP-114)',
  },
  {
    when: 'a maximum below the minimum',
    schema: [{ ...tier, StringAttributeConstraints: { MinLength: '5', MaxLength: '4' } }],
    message: 'user.custom:tier: Max length cannot be less than min length.',
    evidence: 'peer (OP-114)',
  },
  {
    when: 'a name of 21 letters',
    schema: [{ ...tier, Name: 'a'.repeat(21) }],
    message: `1 validation error detected: Value '${'a'.repeat(21)}' at 'schema.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 20`,
    evidence: 'recorded form; limit model',
  },
]

test.each(refusals)('a pool with $when: refused', async ({ schema, message }) => {
  const { cognito, simulator } = await world()
  const { size } = simulator.state.userPools
  const create = cognito.send(new CreateUserPoolCommand({ PoolName: 'other', Schema: schema }))
  await expect(create).rejects.toMatchObject({ name: 'InvalidParameterException', message })
  expect(simulator.state.userPools.size).toBe(size)
})

test('the schema of a new pool: standard attributes in their order, custom ones behind them', async () => {
  const { cognito } = await world()
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: 'other',
      Schema: [
        { Name: 'email', Required: true, Mutable: false },
        tier,
        { Name: 'seats', AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '1' } },
        { Name: 'note', AttributeDataType: 'Boolean', DeveloperOnlyAttribute: true, Mutable: false },
      ],
    }),
  )
  const schema = UserPool!.SchemaAttributes!
  expect(schema).toHaveLength(24)
  expect(schema[0]).toMatchObject({ Name: 'sub', Mutable: false, Required: true })
  expect(schema.find(({ Name }) => Name === 'email')).toEqual({
    Name: 'email',
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: false,
    Required: true,
    StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
  })
  expect(schema.slice(21).map(({ Name, Mutable }) => [Name, Mutable])).toEqual([
    ['custom:tier', true],
    ['custom:seats', true],
    ['dev:custom:note', false],
  ])
})

test('a custom attribute is for clients that name it: an explicit list is exhaustive', async () => {
  const here = await world({ pool: { Schema: [tier] } })
  const signUp = (ClientId: string, Username: string) =>
    here.cognito.send(
      new SignUpCommand({
        ClientId,
        Username,
        Password: ada.Password,
        UserAttributes: [{ Name: 'custom:tier', Value: 'gold' }],
      }),
    )
  await expect(signUp(here.ClientId, 'ada')).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'A client attempted to write unauthorized attribute',
  })
  const { ClientId } = await here.newClient({ WriteAttributes: ['custom:tier'] })
  await expect(signUp(ClientId!, 'ada')).resolves.toMatchObject({ UserConfirmed: false })
})
