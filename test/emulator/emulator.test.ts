import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  SignUpCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { expect, test } from 'vitest'
import { clientFor, newFile, opened } from './opened.ts'

const ada = { Username: 'ada', Password: 'Analytical-1843' }

async function poolIn(cognito: CognitoIdentityProviderClient) {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'shop', AutoVerifiedAttributes: ['email'] }),
  )
  const UserPoolId = UserPool!.Id!
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  )
  return { UserPoolId, ClientId: UserPoolClient!.ClientId! }
}

async function signedIn(
  cognito: CognitoIdentityProviderClient,
  ClientId: string,
  control: (path: string) => Promise<{ messages: { code: string }[] }>,
) {
  const UserAttributes = [{ Name: 'email', Value: 'ada@example.com' }]
  await cognito.send(new SignUpCommand({ ClientId, ...ada, UserAttributes }))
  const { messages } = await control('messages?to=ada@example.com')
  const ConfirmationCode = messages[0]!.code
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode }))
  const AuthParameters = { USERNAME: ada.Username, PASSWORD: ada.Password }
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  )
  return AuthenticationResult!
}

test('an app signs up, confirms with the mailed code, signs in, and its token is verified', async () => {
  const { cognito, control, url } = await opened()
  const { UserPoolId, ClientId } = await poolIn(cognito)
  const { AccessToken } = await signedIn(cognito, ClientId, control)
  expect(await cognito.send(new GetUserCommand({ AccessToken: AccessToken! }))).toMatchObject({
    Username: 'ada',
  })
  const admin = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))
  expect(admin.UserStatus).toBe('CONFIRMED')
  expect((await cognito.send(new ListUsersCommand({ UserPoolId }))).Users).toHaveLength(1)

  const verifier = CognitoJwtVerifier.create({
    userPoolId: UserPoolId,
    tokenUse: 'access',
    clientId: ClientId,
  })
  verifier.cacheJwks(await (await fetch(`${url}/${UserPoolId}/.well-known/jwks.json`)).json())
  await expect(verifier.verify(AccessToken!)).resolves.toMatchObject({ username: 'ada' })
})

test('unsigned calls find the Region of their pool by client id, by token and by pool id', async () => {
  const { cognito, control, url } = await opened(['--region', 'us-west-2'])
  const frankfurt = clientFor(url, 'eu-central-1')
  const { UserPoolId, ClientId } = await poolIn(frankfurt)
  expect(UserPoolId).toMatch(/^eu-central-1_/)
  const { AccessToken } = await signedIn(cognito, ClientId, control)
  await expect(cognito.send(new GetUserCommand({ AccessToken: AccessToken! }))).resolves.toBeDefined()
  const discovery = await (await fetch(`${url}/${UserPoolId}/.well-known/openid-configuration`)).json()
  expect(discovery).toMatchObject({
    issuer: `https://cognito-idp.eu-central-1.amazonaws.com/${UserPoolId}`,
    jwks_uri: `${url}/${UserPoolId}/.well-known/jwks.json`,
  })
  expect((await cognito.send(new ListUserPoolsCommand({ MaxResults: 10 }))).UserPools).toEqual([])
  const { entries } = await control('log')
  const hosts = entries
    .filter((e: { kind: string }) => e.kind === 'request')
    .map((e: { url: string }) => e.url)
  expect(hosts).toContain('https://cognito-idp.us-east-1.amazonaws.com/')
  expect(hosts.filter((host: string) => host.includes('us-west-2'))).toEqual([])
})

test('a challenge finds its Region by its session; a call that names nothing takes --region', async () => {
  const { url, control } = await opened(['--region', 'ap-southeast-2'])
  const call = (target: string, body: unknown) =>
    fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${target}` },
      body: JSON.stringify(body),
    })
  await call('VerifySoftwareToken', { Session: 'AYAB-unknown', UserCode: '123456' })
  const { entries } = await control('log')
  expect(entries[0].url).toBe('https://cognito-idp.ap-southeast-2.amazonaws.com/')
})

test('the clock moves, and with it what expires', async () => {
  const { cognito, control } = await opened()
  const { ClientId } = await poolIn(cognito)
  const { AccessToken } = await signedIn(cognito, ClientId, control)
  const before = await control('health')
  const { now } = await control('clock', { method: 'POST', body: '{"advance": 3601}' })
  expect(Date.parse(now) - Date.parse(before.now)).toBeGreaterThanOrEqual(3_601_000)
  await expect(cognito.send(new GetUserCommand({ AccessToken: AccessToken! }))).rejects.toMatchObject({
    message: 'Access Token has expired',
  })
  for (const body of ['', '{}', '{"advance": "1"}', '{"advance": 1e300}', '{"advance": -9e9}', '[1]']) {
    const refused = await control('clock', { method: 'POST', body })
    expect(refused).toMatchObject({ __type: 'BadRequest' })
  }
})

test('control: health counts, log goes on from an entry, reset forgets', async () => {
  const { cognito, control, url } = await opened(['--account', '210987654321'])
  await poolIn(cognito)
  expect(await control('health')).toMatchObject({ status: 'ok', account: '210987654321', userPools: 1 })
  const { entries } = await control('log')
  expect(entries.some((entry: object) => 'state' in entry)).toBe(false)
  expect((await control(`log?after=${entries.at(-1).id}`)).entries).toEqual([])
  await control('reset', { method: 'POST' })
  expect(await control('health')).toMatchObject({ userPools: 0 })
  expect((await control('log')).entries).toEqual([])
  expect((await fetch(`${url}/_emulator/reset`)).status).toBe(405)
  expect((await fetch(`${url}/_emulator/constructor`)).status).toBe(404)
})

test('control: settings change together or not at all, and last', async () => {
  const file = newFile()
  const { control, close } = await opened(['--state', file])
  expect(await control('settings')).toMatchObject({ quotas: 'off' })
  const post = (body: object) => control('settings', { method: 'POST', body: JSON.stringify(body) })
  expect(await post({ quotas: 'on', nothing: 'on' })).toMatchObject({ __type: 'BadRequest' })
  expect(await post({ quotas: 'maybe' })).toMatchObject({ message: expect.stringContaining('off, on') })
  expect(await control('settings')).toMatchObject({ quotas: 'off' })
  expect(await post({ quotas: 'on' })).toMatchObject({ quotas: 'on' })
  await close()
  expect(await (await opened(['--state', file])).control('settings')).toMatchObject({ quotas: 'on' })
})

test('answers on both loopback addresses', async () => {
  const { port } = await opened()
  const isThere = async (host: string) => (await fetch(`http://${host}:${port}/_emulator/health`)).status
  expect(await isThere('127.0.0.1')).toBe(200)
  expect(await isThere('localhost')).toBe(200)
})
