import {
  CreateUserPoolCommand,
  SignUpCommand,
  type SchemaAttributeType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'

const tier: SchemaAttributeType = { Name: 'tier', AttributeDataType: 'String' }

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
