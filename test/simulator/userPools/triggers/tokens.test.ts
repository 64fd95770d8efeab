import {
  AdminAddUserToGroupCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  CreateUserPoolCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  type PreTokenGenerationLambdaVersionType,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { answers, configFor, throws, together, withFunctions, type Handler } from '../../../functions.ts'
import { world } from '../../../world.ts'
import { attributes, confirm, signedIn, signIn, signUp, type Here } from '../steps.ts'

const READER = 'arn:aws:iam::123456789012:role/reader'
const WRITER = 'arn:aws:iam::123456789012:role/writer'
const SCOPE = 'aws.cognito.signin.user.admin'

/** Ada, who is in two groups with a role each, and the claims of her tokens. */
async function claimsWith(handler: Handler, version?: PreTokenGenerationLambdaVersionType) {
  const { events, ...settings } = withFunctions(
    { PreTokenGeneration: handler },
    { ...(version && { version }) },
  )
  const here = await world(settings)
  await signUp()(here)
  await confirm()(here)
  await join(here, 'readers', 2, READER)
  await join(here, 'writers', 1, WRITER)
  const tokens = await signIn()(here)
  return { here, events, tokens, id: decodeJwt(tokens.IdToken), access: decodeJwt(tokens.AccessToken) }
}

async function join({ cognito, UserPoolId }: Here, GroupName: string, Precedence: number, RoleArn: string) {
  await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName, Precedence, RoleArn }))
  await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'ada', GroupName }))
}

const v1 = (claimsOverrideDetails: object) => answers({ claimsOverrideDetails })
const v2 = (claimsAndScopeOverrideDetails: object) => answers({ claimsAndScopeOverrideDetails })
const both = (changes: object) => v2({ idTokenGeneration: changes, accessTokenGeneration: changes })

test('version 1 adds, overrides and suppresses claims of the ID token alone', async () => {
  const { id, access } = await claimsWith(
    v1({
      claimsToAddOrOverride: { tenant: 'shop', email: 'hidden@example.com' },
      claimsToSuppress: ['email_verified'],
    }),
  )
  expect(id).toMatchObject({ tenant: 'shop', email: 'hidden@example.com', sub: expect.any(String) })
  expect(id).not.toHaveProperty('email_verified')
  expect(access).not.toHaveProperty('tenant')
  expect(access).not.toHaveProperty('email')
})

test('version 2 changes both tokens, by values of every kind', async () => {
  const kinds = { a: 'text', b: 28, c: true, d: ['x', 1], e: { deep: { er: null } } }
  const { here, id, access, tokens } = await claimsWith(both({ claimsToAddOrOverride: kinds }), 'V2_0')
  expect(id).toMatchObject(kinds)
  expect(access).toMatchObject(kinds)
  const verifier = CognitoJwtVerifier.create({
    userPoolId: here.UserPoolId,
    clientId: here.ClientId,
    tokenUse: 'access',
    graceSeconds: 1e9,
  })
  const keys = await here.simulator.fetch(
    new Request(`https://cognito-idp.us-east-1.amazonaws.com/${here.UserPoolId}/.well-known/jwks.json`),
  )
  verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0])
  await expect(verifier.verify(tokens.AccessToken)).resolves.toMatchObject(kinds)
})

test('what is both added and suppressed is suppressed', async () => {
  const { id, access } = await claimsWith(
    both({ claimsToAddOrOverride: { tenant: 'shop' }, claimsToSuppress: ['tenant'] }),
    'V2_0',
  )
  expect(id).not.toHaveProperty('tenant')
  expect(access).not.toHaveProperty('tenant')
})

const FIXED = [
  ...['acr', 'amr', 'at_hash', 'auth_time', 'azp', 'client_id', 'cognito:username', 'device_key', 'event_id'],
  ...['exp', 'iat', 'identities', 'iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use', 'username'],
  ...['version', 'aud', 'cognito:groups', 'cognito:roles', 'cognito:preferred_role', 'cognito:anything'],
  'dev:custom:secret',
]

test.each(FIXED)('%s can’t be added or overridden', async (name) => {
  const changes = { claimsToAddOrOverride: { [name]: 'mine' } }
  const { id, access } = await claimsWith(both(changes), 'V2_0')
  expect(id[name]).not.toBe('mine')
  expect(access[name]).not.toBe('mine')
})

test.each(FIXED.filter((name) => !/^(dev:|cognito:groups)/.test(name)))(
  '%s can’t be suppressed',
  async (name) => {
    const plain = await claimsWith((event) => event, 'V2_0')
    const { id, access } = await claimsWith(both({ claimsToSuppress: [name] }), 'V2_0')
    expect([name in id, name in access]).toEqual([name in plain.id, name in plain.access])
  },
)

test('an access token may be made out to its own app client, to no other', async () => {
  const aud: Handler = (event) => ({
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: { aud: event.callerContext.clientId } },
      },
    },
  })
  const { here, access } = await claimsWith(aud, 'V2_0')
  expect(access.aud).toBe(here.ClientId)
})

test('scopes are added and suppressed; without the API’s own the token opens none of its calls', async () => {
  const { here, access, tokens } = await claimsWith(
    v2({
      accessTokenGeneration: {
        claimsToAddOrOverride: { scope: 'everything' },
        scopesToAdd: ['shop/read', 'shop/write', 'shop/read'],
        scopesToSuppress: [SCOPE, 'shop/write'],
      },
    }),
    'V2_0',
  )
  expect(access.scope).toBe('shop/read')
  await expect(
    here.cognito.send(new GetUserCommand({ AccessToken: tokens.AccessToken })),
  ).rejects.toMatchObject({ message: 'Access Token does not have required scopes' })
})

test('a scope has no space in it', async () => {
  const call = claimsWith(v2({ accessTokenGeneration: { scopesToAdd: ['a b'] } }), 'V2_0')
  await expect(call).rejects.toMatchObject({ name: 'InvalidLambdaResponseException' })
})

const GROUPS = { 'cognito:groups': ['writers', 'readers'] }
const ROLES = { 'cognito:roles': [WRITER, READER], 'cognito:preferred_role': WRITER }

test('the function is told the groups; saying nothing of them leaves them', async () => {
  const { events, id, access } = await claimsWith(v1({ claimsToAddOrOverride: { a: 'b' } }))
  expect(events.at(-1)!.request.groupConfiguration).toEqual({
    groupsToOverride: ['writers', 'readers'],
    iamRolesToOverride: [WRITER, READER],
    preferredRole: WRITER,
  })
  expect(id).toMatchObject({ ...GROUPS, ...ROLES })
  expect(access).toMatchObject(GROUPS)
})

test.each(['V1_0', 'V2_0'] as const)('%s: groups that are given replace the user’s', async (version) => {
  const groupOverrideDetails = {
    groupsToOverride: ['guests'],
    iamRolesToOverride: [READER],
    preferredRole: READER,
  }
  const respond = version === 'V1_0' ? v1 : v2
  const { id, access } = await claimsWith(respond({ groupOverrideDetails }), version)
  expect(id).toMatchObject({
    'cognito:groups': ['guests'],
    'cognito:roles': [READER],
    'cognito:preferred_role': READER,
  })
  expect(access).toMatchObject({ 'cognito:groups': ['guests'] })
  expect(access).not.toHaveProperty('cognito:roles')
})

test.each([[{}], [null], [{ groupsToOverride: [], iamRolesToOverride: [], preferredRole: '' }]])(
  'groups given as %o are taken away, from both tokens',
  async (groupOverrideDetails) => {
    const { id, access } = await claimsWith(v1({ groupOverrideDetails }))
    for (const name of Object.keys({ ...GROUPS, ...ROLES })) {
      expect(id).not.toHaveProperty(name)
      expect(access).not.toHaveProperty(name)
    }
  },
)

test('suppressing the groups of a token takes its roles along', async () => {
  const { id, access } = await claimsWith(
    v2({ idTokenGeneration: { claimsToSuppress: ['cognito:groups'] } }),
    'V2_0',
  )
  for (const name of Object.keys({ ...GROUPS, ...ROLES })) expect(id).not.toHaveProperty(name)
  expect(access).toMatchObject(GROUPS)
})

test.each([
  ['V1_0', v2({ idTokenGeneration: { claimsToAddOrOverride: { tenant: 'shop' } } })],
  ['V2_0', v1({ claimsToAddOrOverride: { tenant: 'shop' } })],
] as const)('%s: an answer in the form of another version counts for nothing', async (version, handler) => {
  const { id } = await claimsWith(handler, version)
  expect(id).not.toHaveProperty('tenant')
})

test.each(['email_verified', 'updated_at', 'address', 'phone_number_verified'])(
  'in an ID token %s is set by text alone',
  async (name) => {
    const set = (value: unknown) => v2({ idTokenGeneration: { claimsToAddOrOverride: { [name]: value } } })
    await expect(claimsWith(set({ a: 1 }), 'V2_0')).rejects.toMatchObject({
      name: 'InvalidLambdaResponseException',
    })
    expect((await claimsWith(set('text'), 'V2_0')).id[name]).toBe('text')
  },
)

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, 'v']))

test('5,000 changes are the most', async () => {
  const { id } = await claimsWith(v1({ claimsToAddOrOverride: many(4_999), claimsToSuppress: ['email'] }))
  expect(id).toHaveProperty('c4998')
  const more = v1({ claimsToAddOrOverride: many(5_000), claimsToSuppress: ['email'] })
  await expect(claimsWith(more)).rejects.toMatchObject({ name: 'InvalidLambdaResponseException' })
})

test('a function that fails lets nobody in: no session is left', async () => {
  const here = await world(withFunctions({ PreTokenGeneration: throws('no') }))
  await signUp()(here)
  await confirm()(here)
  await expect(signIn()(here)).rejects.toMatchObject({
    message: 'PreTokenGeneration failed with error no.',
  })
  expect(here.simulator.state.sessions.size).toBe(0)
})

test('it runs again at each refresh, and sees what has changed', async () => {
  const { events, ...settings } = withFunctions({
    PreTokenGeneration: (event) => ({
      ...event,
      response: { claimsOverrideDetails: { claimsToAddOrOverride: { run: String(events.length) } } },
    }),
  })
  const here = await world(settings)
  const { RefreshToken } = await signedIn(here)
  const { cognito, UserPoolId, ClientId } = here
  const UserAttributes = attributes({ nickname: 'Countess' })
  await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'ada', UserAttributes }))
  const ClientMetadata = { of: 'GetTokensFromRefreshToken' }
  const { AuthenticationResult } = await cognito.send(
    new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken, ClientMetadata }),
  )
  expect(decodeJwt(AuthenticationResult!.IdToken!)).toMatchObject({ run: '2', nickname: 'Countess' })
  expect(events.at(-1)).toMatchObject({
    triggerSource: 'TokenGeneration_RefreshTokens',
    request: { userAttributes: { nickname: 'Countess' }, clientMetadata: ClientMetadata },
  })
})

test('of fifty refreshes at once with a token that rotates, one wins, though functions run meanwhile', async () => {
  const wait = together(50)
  const settings = withFunctions({
    PreTokenGeneration: (event) =>
      event.triggerSource === 'TokenGeneration_RefreshTokens' ? wait(event) : event,
  })
  const here = await world({
    ...settings,
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    },
  })
  const { RefreshToken } = await signedIn(here)
  const { cognito, ClientId } = here
  const ends = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken })),
    ),
  )
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test.each(['V2_0', 'V3_0'] as const)('%s needs the Essentials plan', async (version) => {
  const { cognito } = await world()
  const create = (LambdaVersion: PreTokenGenerationLambdaVersionType) =>
    cognito.send(
      new CreateUserPoolCommand({
        PoolName: 'lite',
        UserPoolTier: 'LITE',
        LambdaConfig: configFor(['PreTokenGeneration'], LambdaVersion),
      }),
    )
  await expect(create(version)).rejects.toMatchObject({ name: 'FeatureUnavailableInTierException' })
  await expect(create('V1_0')).resolves.toBeDefined()
})
