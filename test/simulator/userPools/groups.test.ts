import {
  AdminDeleteUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListUsersInGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { inOrder, type Here, confirm, signIn, signUp } from './steps.ts'
import { create, add } from './steps/groups.ts'

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
const remove =
  (GroupName: string, Username = 'ada') =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, GroupName, Username }))
const groupsOf = async ({ cognito, UserPoolId }: Here, Username = 'ada') =>
  (await cognito.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))).Groups!.map(
    ({ GroupName }) => GroupName,
  )
const members = async ({ cognito, UserPoolId }: Here, GroupName: string) =>
  (await cognito.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))).Users!.map(
    ({ Username }) => Username,
  )
const claims = async (here: Here) => {
  const { IdToken, AccessToken } = await signIn()(here)
  return { id: decodeJwt(IdToken), access: decodeJwt(AccessToken) }
}
const withAda = async () => {
  const here = await world()
  await inOrder(signUp(), confirm())(here)
  return here
}

test('a group is made, read, changed and deleted; its members stay users', async () => {
  const here = await withAda()
  const { cognito, UserPoolId } = here
  const { Group } = await create('staff', { Description: 'who works here', Precedence: 5 })(here)
  expect(Group).toEqual({
    GroupName: 'staff',
    UserPoolId,
    Description: 'who works here',
    Precedence: 5,
    CreationDate: expect.any(Date),
    LastModifiedDate: expect.any(Date),
  })
  await add('staff')(here)
  await cognito.send(new UpdateGroupCommand({ UserPoolId, GroupName: 'staff', Precedence: 1 }))
  const read = await cognito.send(new GetGroupCommand({ UserPoolId, GroupName: 'staff' }))
  expect(read.Group).toMatchObject({ Description: 'who works here', Precedence: 1 })

  await cognito.send(new DeleteGroupCommand({ UserPoolId, GroupName: 'staff' }))
  expect(await groupsOf(here)).toEqual([])
  expect(here.user('ada')).toBeDefined()
})

test('both tokens name the groups by precedence; the ID token adds the roles and the preferred one', async () => {
  const here = await withAda()
  expect(Object.keys((await claims(here)).id).filter((name) => /group|role/.test(name))).toEqual([])
  await create('all')(here)
  await create('staff', { Precedence: 2, RoleArn: role('staff') })(here)
  await create('admins', { Precedence: 1, RoleArn: role('admin') })(here)
  for (const name of ['all', 'staff', 'admins']) await add(name)(here)

  const { id, access } = await claims(here)
  expect(id).toMatchObject({
    'cognito:groups': ['admins', 'staff', 'all'],
    'cognito:roles': [role('admin'), role('staff')],
    'cognito:preferred_role': role('admin'),
  })
  expect(access).toMatchObject({ 'cognito:groups': ['admins', 'staff', 'all'] })
  expect(access).not.toHaveProperty('cognito:roles')
})

test.each([
  ['different roles', role('staff'), undefined],
  ['the same role', role('admin'), role('admin')],
])('two strongest groups with %s: preferred is %s', async (_, other, preferred) => {
  const here = await withAda()
  await create('admins', { Precedence: 0, RoleArn: role('admin') })(here)
  await create('staff', { Precedence: 0, RoleArn: other })(here)
  await inOrder(add('admins'), add('staff'))(here)
  expect((await claims(here)).id['cognito:preferred_role']).toBe(preferred)
})

test('adding twice and removing a non-member are harmless (OP-154); a deleted user leaves their groups', async () => {
  const here = await withAda()
  await inOrder(create('staff'), add('staff'), add('staff'))(here)
  expect(await members(here, 'staff')).toEqual(['ada'])
  await inOrder(remove('staff'), remove('staff'), add('staff'))(here)
  await here.cognito.send(new AdminDeleteUserCommand({ UserPoolId: here.UserPoolId, Username: 'ada' }))
  expect(await members(here, 'staff')).toEqual([])
  expect(here.simulator.state.memberships.size).toBe(0)
})

test('a group whose name begins another’s has its own members', async () => {
  const here = await withAda()
  await signUp('ada/b', {})(here)
  await inOrder(create('a'), create('a/ada'), add('a/ada', 'ada/b'), add('a'))(here)
  expect([await members(here, 'a'), await members(here, 'a/ada')]).toEqual([['ada'], ['ada/b']])
  expect([await groupsOf(here), await groupsOf(here, 'ada/b')]).toEqual([['a'], ['a/ada']])
})

test('groups and members are listed page by page; a page token is good for its own listing only', async () => {
  const here = await world()
  const { cognito, UserPoolId } = here
  for (let i = 0; i < 5; i++) {
    await create(`group${i}`)(here)
    await signUp(`user${i}`, {})(here)
    await add('group0', `user${i}`)(here)
  }
  const groups = await cognito.send(new ListGroupsCommand({ UserPoolId, Limit: 3 }))
  const more = await cognito.send(new ListGroupsCommand({ UserPoolId, NextToken: groups.NextToken }))
  expect([...groups.Groups!, ...more.Groups!].map(({ GroupName }) => GroupName)).toEqual(
    Array.from({ length: 5 }, (_, i) => `group${i}`),
  )
  const listMembers = (GroupName: string, NextToken?: string) =>
    cognito.send(new ListUsersInGroupCommand({ UserPoolId, GroupName, Limit: 2, NextToken }))
  const { NextToken } = await listMembers('group0')
  await expect(listMembers('group0', NextToken)).resolves.toMatchObject({ Users: [{}, {}] })
  for (const wrong of [listMembers('group1', NextToken), listMembers('group0', groups.NextToken)]) {
    await expect(wrong).rejects.toMatchObject({ name: 'InvalidParameterException' })
  }
})
