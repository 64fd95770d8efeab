import {
  DeleteResourceServerCommand,
  ListResourceServersCommand,
  UpdateResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { inOrder } from './steps.ts'
import { create, describe } from './steps/resourceServers.ts'

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
