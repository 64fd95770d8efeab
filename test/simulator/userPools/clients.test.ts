import {
  CreateResourceServerCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  GetUserPoolClientSessionConfigurationCommand,
  InitiateAuthCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
  SetUserPoolClientSessionConfigurationCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'
import { type Here, getUser, signedIn } from './steps.ts'
import { ids, addSecret, OAUTH } from './steps/clients.ts'

const describe = async (here: Here) =>
  (await here.cognito.send(new DescribeUserPoolClientCommand(ids(here)))).UserPoolClient!

test('a client made with a name alone has the documented defaults, and echoes no other (OP-152)', async () => {
  const here = await world()
  const { ClientId, UserPoolId } = here
  await here.cognito.send(new UpdateUserPoolClientCommand({ ...ids(here) }))
  expect(await describe(here)).toEqual({
    UserPoolId,
    ClientId,
    ClientName: 'web',
    ClientType: 'REGULAR',
    RefreshTokenValidity: 30,
    AuthSessionValidity: 3,
    EnableTokenRevocation: true,
    AllowedOAuthFlowsUserPoolClient: false,
    CreationDate: expect.any(Date),
    LastModifiedDate: expect.any(Date),
  })
})

test('OAuth settings are kept as given; an update without them takes them back, and leaves the secret', async () => {
  const here = await world({ client: { ...OAUTH, GenerateSecret: true } })
  const before = await describe(here)
  expect(before).toMatchObject(OAUTH)
  expect(before.ClientSecret).toMatch(/^[a-z0-9]{51}$/)
  await here.cognito.send(new UpdateUserPoolClientCommand({ ...ids(here), ClientName: 'shop' }))
  const after = await describe(here)
  expect(after).toMatchObject({
    ClientName: 'shop',
    AllowedOAuthFlowsUserPoolClient: false,
    ClientSecret: before.ClientSecret,
  })
  expect(after.CallbackURLs).toBeUndefined()
})

test('of two secrets either is good, until one is deleted', async () => {
  const here = await world({ client: { GenerateSecret: true } })
  const older = (await describe(here)).ClientSecret!
  const added = (await addSecret(here)).ClientSecretDescriptor!
  const newer = added.ClientSecretValue!
  expect(added.ClientSecretId).toMatch(new RegExp(`^${here.ClientId}--\\d+$`))

  const tryWith = async (secret: string) => {
    const SECRET_HASH = createHmac('sha256', secret).update(`ada${here.ClientId}`).digest('base64')
    const AuthParameters = { USERNAME: 'ada', PASSWORD: ada.Password, SECRET_HASH }
    const signIn = here.cognito.send(
      new InitiateAuthCommand({ ClientId: here.ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
    )
    return signIn.catch(({ name }) => name)
  }
  // The hash is looked at before the user: nobody is there yet.
  expect([await tryWith(older), await tryWith(newer)]).toEqual([
    'UserNotFoundException',
    'UserNotFoundException',
  ])
  const list = async () =>
    (await here.cognito.send(new ListUserPoolClientSecretsCommand(ids(here)))).ClientSecrets!
  expect((await list()).map(({ ClientSecretValue }) => ClientSecretValue)).toEqual([undefined, undefined])
  const [first] = await list()
  await here.cognito.send(
    new DeleteUserPoolClientSecretCommand({ ...ids(here), ClientSecretId: first!.ClientSecretId }),
  )
  expect([await tryWith(older), await tryWith(newer)]).toEqual([
    'NotAuthorizedException',
    'UserNotFoundException',
  ])
  expect((await describe(here)).ClientSecret).toBe(newer)
})

test('a secret of the caller’s own is not told again', async () => {
  const here = await world({ client: { GenerateSecret: true } })
  const { ClientSecretDescriptor } = await addSecret(here, 'a'.repeat(24))
  expect(ClientSecretDescriptor!.ClientSecretValue).toBeUndefined()
})

test('a deleted client’s tokens are good for nothing', async () => {
  const here = await world()
  const tokens = await signedIn(here)
  await here.cognito.send(new DeleteUserPoolClientCommand(ids(here)))
  await expect(getUser(tokens, here)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  expect([here.simulator.state.sessions.size, here.simulator.state.refreshTokens.size]).toEqual([0, 0])
})

test('ListUserPoolClients pages through the pool’s clients once', async () => {
  const here = await world()
  for (let i = 0; i < 4; i++) await here.newClient({ ClientName: `client ${i}` })
  const list = (NextToken?: string) =>
    here.cognito.send(
      new ListUserPoolClientsCommand({ UserPoolId: here.UserPoolId, MaxResults: 3, NextToken }),
    )
  const first = await list()
  const second = await list(first.NextToken)
  const names = [...first.UserPoolClients!, ...second.UserPoolClients!].map(({ ClientName }) => ClientName)
  expect(names.toSorted()).toEqual(['client 0', 'client 1', 'client 2', 'client 3', 'web'])
  expect(second.NextToken).toBeUndefined()
})

test('the single sign-on session lasts an hour until it is set', async () => {
  const here = await world()
  const get = () => here.cognito.send(new GetUserPoolClientSessionConfigurationCommand(ids(here)))
  expect((await get()).SSOSession).toEqual({ MaxValidityMinutes: 60 })
  const SSOSession = { MaxValidityMinutes: 0 }
  await here.cognito.send(new SetUserPoolClientSessionConfigurationCommand({ ...ids(here), SSOSession }))
  expect((await get()).SSOSession).toEqual(SSOSession)
})

test.each([
  ['https://example.com', true],
  ['http://127.0.0.1:8080/x', true],
  ['http://[::1]/', true],
  ['com.example.app://in', true],
  ['http://example.com', false],
  ['http://localhost.evil.example', false],
  ['https://example.com/#top', false],
  ['/relative', false],
])('the callback URL %s: %s', async (url, isGood) => {
  const { newClient } = await world()
  const made = newClient({ CallbackURLs: [url] })
  if (isGood) await expect(made).resolves.toMatchObject({ CallbackURLs: [url] })
  else await expect(made).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('a resource server’s scopes are there for clients', async () => {
  const { cognito, UserPoolId, newClient } = await world()
  await cognito.send(
    new CreateResourceServerCommand({
      UserPoolId,
      Identifier: 'shop',
      Name: 'Shop',
      Scopes: [{ ScopeName: 'read', ScopeDescription: 'look' }],
    }),
  )
  const AllowedOAuthScopes = ['openid', 'shop/read']
  await expect(newClient({ ...OAUTH, AllowedOAuthScopes })).resolves.toMatchObject({ AllowedOAuthScopes })
})
