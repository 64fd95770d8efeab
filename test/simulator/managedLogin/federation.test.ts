import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminListGroupsForUserCommand,
  SignUpCommand,
  UpdateIdentityProviderCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, START } from '../../world.ts'
import { attributesOf } from '../userPools/steps.ts'
import { openBrowser } from './browser.ts'
import {
  APPLE,
  changeClient,
  CORP,
  errorIn,
  exchange,
  federatedWorld,
  GOOGLE,
  signInAt,
  type Made,
} from './outside.ts'

const idOf = (username: unknown) => String(username).replace(/^[^_]*_/, '')
const groupsOf = async ({ cognito, UserPoolId }: Made, Username: string) =>
  (await cognito.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))).Groups!.map(
    ({ GroupName }) => GroupName,
  )

test('the first sign-in at an OpenID Connect provider makes a user', async () => {
  const made = await federatedWorld()
  const { UserPoolId, user } = made
  const back = await signInAt(made, 'Corp', 'ada', { state: 'mine', nonce: 'once' })
  expect(back.searchParams.get('state')).toBe('mine')
  const { claims } = await exchange(made, back)
  const name = String(claims['cognito:username'])
  expect(name).toMatch(/^Corp_\d{21}$/)
  const identity = {
    ...{ userId: idOf(name), providerName: 'Corp', providerType: 'OIDC', issuer: null },
    ...{ primary: true, dateCreated: START },
  }
  expect(claims).toMatchObject({
    email: 'ada@example.com',
    email_verified: true,
    nonce: 'once',
    identities: [{ ...identity, primary: 'true', dateCreated: String(START) }],
    'cognito:groups': [`${UserPoolId}_Corp`],
  })
  expect(JSON.parse(attributesOf(made, name).identities!)).toEqual([identity])
  expect(user(name)?.UserStatus).toBe('EXTERNAL_PROVIDER')
  expect(claims.sub).toBe(user(name)!.sub)
})

test('the second sign-in finds the user, and takes over what has changed', async () => {
  const made = await federatedWorld()
  const { cognito, UserPoolId, user } = made
  const { claims: first } = await exchange(made, await signInAt(made, 'Corp', 'grace'))
  const name = String(first['cognito:username'])
  const AttributeMapping = { email: 'email', name: 'given_name', nickname: 'department' }
  await cognito.send(
    new UpdateIdentityProviderCommand({ UserPoolId, ProviderName: 'Corp', AttributeMapping }),
  )
  made.browser.jar.clear()
  const { claims: second } = await exchange(made, await signInAt(made, 'Corp', 'grace'))
  expect(second.sub).toBe(first.sub)
  // Grace's department is blank: it clears what there may be. Her unchanged address is not touched.
  expect(attributesOf(made, name)).toMatchObject({ email: 'grace@example.com', name: 'Grace' })
  expect(attributesOf(made, name)).not.toHaveProperty('nickname')
  expect(user(name)!.UserStatus).toBe('EXTERNAL_PROVIDER')
})

test('who is still signed in at the provider is not asked again, unless the app says so', async () => {
  const made = await federatedWorld()
  await signInAt(made, 'Corp', 'ada')
  made.browser.jar.delete('cognito')
  const { claims } = await exchange(made, await signInAt(made, 'Corp', 'grace'))
  expect(claims.email).toBe('ada@example.com')
  const asked = await signInAt(made, 'Corp', 'grace', { prompt: 'login' })
  expect((await exchange(made, asked)).claims.email).toBe('grace@example.com')
})

test('the cookie of the pool’s domain signs in again by the same provider only', async () => {
  const made = await federatedWorld()
  await signInAt(made, 'Corp', 'ada')
  const url = (name: string) => made.authorizeUrl({ identity_provider: name })
  const again = await made.browser.ask(url('Corp'))
  expect(again.response.headers.get('location')).toMatch(/^https:\/\/shop\.example\.com\/callback\?code=/)
})

test('a client of outside users alone goes straight to their provider; a provider’s identifier names it too', async () => {
  const made = await federatedWorld({ ...CORP, IdpIdentifiers: ['corp.example'] })
  const corp = /^https:\/\/corp\.idp\.example\/authorize\?/
  const { response } = await made.browser.ask(made.authorizeUrl({ idp_identifier: 'corp.example' }))
  expect(response.headers.get('location')).toMatch(corp)
  await changeClient(made, made.ClientId, { SupportedIdentityProviders: ['Corp'] })
  const straight = await made.browser.ask(made.authorizeUrl())
  expect(straight.response.headers.get('location')).toMatch(corp)
})

test('the provider gets a state and a nonce of Cognito’s, and of the app’s request what it is meant to see', async () => {
  const made = await federatedWorld()
  const url = made.authorizeUrl({
    ...{ identity_provider: 'Corp', state: 'mine', nonce: 'once' },
    ...{ prompt: 'login', login_hint: 'grace@example.com' },
  })
  const { response } = await made.browser.ask(url)
  const sent = Object.fromEntries(new URL(response.headers.get('location')!).searchParams)
  expect(sent).toMatchObject({
    client_id: 'shop-at-corp',
    redirect_uri: 'https://shop.auth.us-east-1.amazoncognito.com/oauth2/idpresponse',
    ...{ scope: 'openid email profile', response_type: 'code' },
    ...{ prompt: 'login', login_hint: 'grace@example.com' },
  })
  expect(sent.state).not.toBe('mine')
  expect(sent.nonce).not.toBe('once')
  expect(sent).not.toHaveProperty('code_challenge')
})

test.each([
  ['Google', GOOGLE, 'sub'],
  ['Facebook', { ...GOOGLE, ProviderName: 'Facebook', ProviderType: 'Facebook' as const }, 'id'],
  [
    'LoginWithAmazon',
    { ...GOOGLE, ProviderName: 'LoginWithAmazon', ProviderType: 'LoginWithAmazon' as const },
    'user_id',
  ],
  ['SignInWithApple', APPLE, 'sub'],
])('%s: a stand-in of the simulated world', async (name, provider) => {
  const made = await federatedWorld(provider)
  const { claims } = await exchange(made, await signInAt(made, name))
  expect(claims['cognito:username']).toMatch(new RegExp(`^${name}_\\d{21}$`))
  expect(claims).toMatchObject({
    email: 'ada@example.com',
    email_verified: false,
    identities: [{ providerName: name, providerType: name }],
  })
})

test('in a pool that ignores case the whole username is in lower case', async () => {
  const made = await federatedWorld(GOOGLE, { pool: { UsernameConfiguration: { CaseSensitive: false } } })
  const { claims } = await exchange(made, await signInAt(made, 'Google'))
  expect(claims['cognito:username']).toMatch(/^google_\d+$/)
})

test('each hop of the sign-in stands in the log below the request that caused it', async () => {
  const made = await federatedWorld()
  await signInAt(made, 'Corp')
  const requests = made.simulator.log.filter((entry) => entry.kind === 'request')
  const back = requests.findLast(({ operation }) => operation === '/oauth2/idpresponse')!
  const below = requests.filter(({ parent }) => parent === back.id)
  expect(below.map(({ method, operation }) => `${method} ${operation}`)).toEqual([
    'GET corp.idp.example/.well-known/openid-configuration',
    'POST corp.idp.example/token',
    'GET corp.idp.example/jwks',
    'GET corp.idp.example/userinfo',
  ])
})

test('where ID token and userInfo differ the ID token is believed; many values become a list', async () => {
  const AttributeMapping = { locale: 'locale', family_name: 'family_name', profile: 'groups' }
  const made = await federatedWorld({ ...CORP, AttributeMapping })
  const { claims } = await exchange(made, await signInAt(made, 'Corp', 'ada', { scope: 'openid' }))
  expect(claims).toMatchObject({ locale: 'en', family_name: 'Lovelace', profile: '[analysts,authors]' })
})

test('the provider’s own tokens reach the app by a mapping, and no other way', async () => {
  const SchemaAttributes = [{ Name: 'idp_token', AttributeDataType: 'String' as const, Mutable: true }]
  const made = await federatedWorld(
    { ...CORP, AttributeMapping: { 'custom:idp_token': 'access_token' } },
    {
      pool: { Schema: SchemaAttributes },
      client: { ReadAttributes: ['custom:idp_token'], WriteAttributes: ['custom:idp_token'] },
    },
  )
  await changeClient(made, made.ClientId, {
    SupportedIdentityProviders: ['Corp'],
    ...{ ReadAttributes: ['custom:idp_token'], WriteAttributes: ['custom:idp_token'] },
  })
  const { claims } = await exchange(made, await signInAt(made, 'Corp', 'ada', { scope: 'openid' }))
  expect(claims['custom:idp_token']).toMatch(/^[\w-]{32}$/)
})

test('somebody who only has the name of a profile is not let in by it', async () => {
  const made = await federatedWorld()
  const { cognito, UserPoolId, ClientId } = made
  const { claims } = await exchange(made, await signInAt(made, 'Corp'))
  const Username = String(claims['cognito:username'])
  await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
  made.browser.jar.clear()
  await cognito.send(
    new SignUpCommand({
      ...{ ClientId, Username, Password: ada.Password },
      UserAttributes: [{ Name: 'email', Value: 'eve@example.com' }],
    }),
  )
  expect(errorIn(await signInAt(made, 'Corp'))).toEqual({
    error: 'invalid_request',
    words: `Already found an entry for username ${Username}`,
  })
})

test('two first sign-ins of one person at once make one user', async () => {
  const made = await federatedWorld()
  const other = openBrowser(made)
  const ends = await Promise.all([signInAt(made, 'Corp'), signInAt({ ...made, browser: other }, 'Corp')])
  const codes = ends.filter(({ searchParams }) => searchParams.has('code'))
  expect(codes.length).toBeGreaterThan(0)
  const { claims } = await exchange(made, codes[0]!)
  expect(await groupsOf(made, String(claims['cognito:username']))).toEqual([`${made.UserPoolId}_Corp`])
})

test('a disabled user is not let in', async () => {
  const made = await federatedWorld()
  const { claims } = await exchange(made, await signInAt(made, 'Corp'))
  const Username = String(claims['cognito:username'])
  await made.cognito.send(new AdminDisableUserCommand({ UserPoolId: made.UserPoolId, Username }))
  expect(errorIn(await signInAt(made, 'Corp'))).toEqual({
    error: 'invalid_request',
    words: 'User is disabled.',
  })
})
