import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AdminAddUserToGroupCommand,
  CreateGroupCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { CALLBACK, carried, openSite } from './site.ts'

const folder = mkdtempSync(join(tmpdir(), 'deep-end-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(
  join(folder, 'adding.mjs'),
  `export const handler = async (event) => {
  const more = { tier: 'gold', sub: 'forged', iss: 'https://evil.example', aud: 'forged', token_use: 'forged', exp: 1, client_id: 'forged' }
  event.response.claimsAndScopeOverrideDetails = {
    idTokenGeneration: { claimsToAddOrOverride: { ...more, email: 'other@example.com' }, claimsToSuppress: ['name', 'iat', 'cognito:username'] },
    accessTokenGeneration: { claimsToAddOrOverride: more, claimsToSuppress: ['jti', 'username'], scopesToAdd: ['extra'], scopesToSuppress: ['email'] },
  }
  return event
}`,
)
writeFileSync(
  join(folder, 'failing.mjs'),
  "export const handler = async () => { throw new Error('not today') }",
)
const door = await openDoor(['--triggers', folder])
const site = await openSite(door)
const tokensFor = async (...asked: Parameters<typeof site.tokensFor>) => {
  const tokens = await site.tokensFor(...asked)
  return { ...tokens, id: decodeJwt(tokens.id_token), access: decodeJwt(tokens.access_token) }
}

check('I1', 'the ID token is for the client: aud, one text', async () => {
  const { id } = await tokensFor()
  expect(id.aud).toBe(site.ClientId)
  expect(id).not.toHaveProperty('client_id')
})

differs(
  'I1',
  'access-token-without-audience',
  'the access token has client_id, but neither aud nor a type',
  async () => {
    const { access, access_token } = await tokensFor()
    expect(access.client_id).toBe(site.ClientId)
    expect(access).not.toHaveProperty('aud')
    expect(Object.keys(decodeProtectedHeader(access_token))).toEqual(['kid', 'alg'])
  },
)

check('I1', 'with resource the access token has an audience', async () => {
  const resource = 'https://api.example.com'
  expect((await tokensFor({ resource })).access.aud).toBe(resource)
})

differs('I1', 'resource-invalid-request', 'a resource by plain http: invalid_request', async () => {
  const { location } = await site.authorize({ resource: 'http://api.example.com' })
  expect(carried(location)).toEqual([['error', 'invalid_request']])
})

check('I2', 'token_use tells the tokens apart', async () => {
  const { id, access } = await tokensFor()
  expect([id.token_use, access.token_use]).toEqual(['id', 'access'])
})

check('I3', 'at_hash is the left half of the access token’s SHA-256, in every grant', async () => {
  const [code, back] = [await site.tokensFor(), await site.signIn({ response_type: 'token' })]
  const implicit = Object.fromEntries(carried(back, '#'))
  const refreshed = (await site.refresh(code.refresh_token)).json
  for (const { id_token, access_token } of [code, implicit, refreshed] as Record<string, string>[]) {
    const half = createHash('sha256').update(access_token!).digest().subarray(0, 16)
    expect(decodeJwt(id_token!).at_hash).toBe(half.toString('base64url'))
  }
})

for (const [seconds, units] of [
  [300, 'seconds'],
  [5, 'minutes'],
  [24, 'hours'],
  [1, 'days'],
] as const) {
  check('I4', `a lifetime of ${seconds} ${units}: exp less iat`, async () => {
    const { ClientId } = await site.newClient({
      ...{ AccessTokenValidity: seconds, IdTokenValidity: seconds },
      TokenValidityUnits: { AccessToken: units, IdToken: units },
    })
    const { id, access, expires_in } = await tokensFor({ client_id: ClientId })
    const wanted = seconds * { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }[units]
    expect([id.exp! - id.iat!, access.exp! - access.iat!, expires_in]).toEqual([wanted, wanted, wanted])
  })
}

check(
  'I5',
  'groups in the order of their precedence, the roles of both, the first one’s preferred',
  async () => {
    const { UserPoolId } = site
    await site.newUser('groups')
    for (const [GroupName, Precedence] of [
      ['zulu', 1],
      ['alpha', 2],
      ['none', undefined],
    ] as const) {
      const RoleArn = `arn:aws:iam::123456789012:role/${GroupName}`
      const role = GroupName === 'none' ? {} : { RoleArn }
      await site.cognito.send(new CreateGroupCommand({ UserPoolId, GroupName, Precedence, ...role }))
      await site.cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username: 'groups' }))
    }
    const { id, access } = await tokensFor({}, { username: 'groups' })
    const roles = ['zulu', 'alpha'].map((name) => `arn:aws:iam::123456789012:role/${name}`)
    expect(id).toMatchObject({
      'cognito:groups': ['zulu', 'alpha', 'none'],
      'cognito:roles': roles,
      'cognito:preferred_role': roles[0],
    })
    expect(access['cognito:groups']).toEqual(['zulu', 'alpha', 'none'])
    expect(access).not.toHaveProperty('cognito:roles')
  },
)

const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`

check(
  'I6',
  'a function adds, replaces and takes away claims, but for those that tokens stand on',
  async () => {
    const { ClientId, id: plain } = { ClientId: site.ClientId, ...(await tokensFor()) }
    const LambdaConfig = {
      PreTokenGenerationConfig: { LambdaArn: arnOf('adding'), LambdaVersion: 'V2_0' as const },
    }
    await site.cognito.send(new UpdateUserPoolCommand({ UserPoolId: site.UserPoolId, LambdaConfig }))
    const { id, access } = await tokensFor()
    expect(id).toMatchObject({
      ...{ tier: 'gold', email: 'other@example.com', sub: plain.sub, iss: site.issuer, aud: ClientId },
      ...{ token_use: 'id', 'cognito:username': 'ada', iat: expect.any(Number) },
    })
    expect(id).not.toHaveProperty('name')
    expect(access).toMatchObject({
      ...{ tier: 'gold', sub: plain.sub, iss: site.issuer, client_id: ClientId, token_use: 'access' },
      ...{ scope: 'openid extra', username: 'ada', jti: expect.any(String) },
    })
    expect(access.exp).toBeGreaterThan(access.iat!)
  },
)

check('I6', 'a function that fails: the app is told, at the token endpoint and at its callback', async () => {
  const failing = await openSite(door, { LambdaConfig: { PreTokenGeneration: arnOf('failing') } })
  const { status, json } = await failing.exchange(await failing.codeFor())
  expect([status, json]).toEqual([400, { error: 'invalid_grant' }])
  const browser = failing.newBrowser()
  await failing.signIn({}, { browser })
  const back = await failing.signIn({ response_type: 'token', state: 's' }, { browser })
  expect(back.startsWith(CALLBACK)).toBe(true)
  expect(carried(back, '#')).toEqual([
    ['error_description', 'PreTokenGeneration failed with error not today.'],
    ['state', 's'],
    ['error', 'invalid_request'],
  ])
})
