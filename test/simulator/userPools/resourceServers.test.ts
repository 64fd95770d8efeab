import {
  CreateResourceServerCommand,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  ListResourceServersCommand,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { inOrder, testRefusals, type Here } from './refusal.ts'

const create =
  (Identifier: string, ...scopes: string[]) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(
      new CreateResourceServerCommand({
        UserPoolId,
        Identifier,
        Name: 'Shop',
        Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
      }),
    )
const describe =
  (Identifier: string) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new DescribeResourceServerCommand({ UserPoolId, Identifier }))

test('a resource server is made, read, replaced, listed and deleted', async () => {
  const here = await world()
  const { cognito, UserPoolId } = here
  await inOrder(create('https://shop.example', 'read', 'write'), create('other'))(here)
  await cognito.send(
    new UpdateResourceServerCommand({ UserPoolId, Identifier: 'https://shop.example', Name: 'New' }),
  )
  const { ResourceServer } = await describe('https://shop.example')(here)
  expect(ResourceServer).toEqual({
    UserPoolId,
    Identifier: 'https://shop.example',
    Name: 'New',
    Scopes: [],
  })
  await cognito.send(new DeleteResourceServerCommand({ UserPoolId, Identifier: 'https://shop.example' }))
  const { ResourceServers } = await cognito.send(new ListResourceServersCommand({ UserPoolId }))
  expect(ResourceServers!.map(({ Identifier }) => Identifier)).toEqual(['other'])
})

testRefusals([
  {
    when: 'a resource server that is not there',
    call: describe('shop'),
    name: 'ResourceNotFoundException',
    message: 'Resource server shop does not exist.',
    evidence: 'peer (OP-148)',
  },
  {
    when: 'an identifier taken',
    given: create('shop'),
    call: create('shop'),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'known; no text on record',
  },
  {
    when: 'a slash in a scope’s name',
    call: create('shop', 'a/b'),
    name: 'InvalidParameterException',
    message:
      "1 validation error detected: Value 'a/b' at 'scopes.1.member.scopeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+",
    evidence: 'form recorded; pattern model',
  },
  {
    when: 'the 26th resource server',
    given: inOrder(...Array.from({ length: 25 }, (_, i) => create(`shop${i}`))),
    call: create('shop'),
    name: 'LimitExceededException',
    message: '',
    evidence: 'docs; no text on record',
  },
])
