import { UpdateIdentityProviderCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { DOMAIN } from './domain.ts'
import { addProvider, CORP, errorIn, federatedWorld, follow, GOOGLE, signInAt, type Made } from './outside.ts'

const attribute = (Name: string, more: object = {}) => ({
  Name,
  AttributeDataType: 'String' as const,
  Mutable: true,
  ...more,
})

/** Where the browser is with the provider's answer, before the pool has it. */
async function almostBack(made: Made, person = 'ada'): Promise<URL> {
  const page = await follow(
    made,
    await made.browser.open(made.authorizeUrl({ identity_provider: 'Corp', state: 's' })),
  )
  const { response } = await made.browser.ask(page.url, { person })
  return new URL(response.headers.get('location')!)
}

const wentWrong = `${DOMAIN}/error?error=invalid_request&error_description=Something+went+wrong`

test('a required attribute that the provider does not tell', async () => {
  const made = await federatedWorld(CORP, { pool: { Schema: [attribute('email', { Required: true })] } })
  expect(errorIn(await signInAt(made, 'Corp', 'alan'))).toEqual({
    error: 'invalid_request',
    words: 'Invalid user attributes: email: The attribute is required',
  })
})

test('an attribute that never changes: the second sign-in fails', async () => {
  const Schema = [attribute('email', { Mutable: false })]
  const made = await federatedWorld({ ...CORP, AttributeMapping: { email: 'email' } }, { pool: { Schema } })
  expect((await signInAt(made, 'Corp')).searchParams.has('code')).toBe(true)
  made.browser.jar.delete('cognito')
  expect(errorIn(await signInAt(made, 'Corp'))).toEqual({
    error: 'invalid_request',
    words: 'user.email: Attribute cannot be updated.',
  })
})

test('who goes back without signing in: the app hears it, with its state', async () => {
  const made = await federatedWorld()
  const back = await signInAt(made, 'Corp', '', { state: 'mine' })
  expect(back.searchParams.get('state')).toBe('mine')
  expect(errorIn(back)).toEqual({
    error: 'invalid_request',
    words: 'The user went back without signing in.',
  })
})

test('a client secret that the provider does not take', async () => {
  const made = await federatedWorld({
    ...CORP,
    ProviderDetails: { ...CORP.ProviderDetails!, client_secret: 'wrong' },
  })
  expect(errorIn(await signInAt(made, 'Corp'))).toEqual({
    error: 'invalid_request',
    words: 'Corp Error - 401 error getting token',
  })
})

test('a provider that is not of the simulated world', async () => {
  const oidc_issuer = 'https://accounts.example.org'
  const made = await federatedWorld({ ...CORP, ProviderDetails: { ...CORP.ProviderDetails!, oidc_issuer } })
  const { url } = await made.browser.open(made.authorizeUrl({ identity_provider: 'Corp' }))
  expect(errorIn(new URL(url))).toEqual({ error: 'invalid_request', words: null })
})

test('a provider that the client does not have', async () => {
  const made = await federatedWorld()
  await addProvider(made, GOOGLE)
  const { url } = await made.browser.open(made.authorizeUrl({ identity_provider: 'Corp' }))
  expect(errorIn(new URL(url))).toEqual({ error: 'invalid_request', words: null })
})

test('prompt=none where nobody is signed in', async () => {
  const made = await federatedWorld()
  const url = made.authorizeUrl({ identity_provider: 'Corp', prompt: 'none' })
  expect(errorIn(new URL((await made.browser.open(url)).url)).error).toBe('login_required')
})

test('the provider’s answer is good once', async () => {
  const made = await federatedWorld()
  const answer = await almostBack(made)
  const first = await made.browser.ask(answer.href)
  expect(new URL(first.response.headers.get('location')!).searchParams.has('code')).toBe(true)
  const again = await made.browser.ask(answer.href)
  expect(again.response.headers.get('location')).toBe(wentWrong)
})

test('the provider’s answer in another browser than the one that was sent there', async () => {
  const made = await federatedWorld()
  const answer = await almostBack(made)
  const { response } = await openBrowser(made).ask(answer.href)
  expect(response.headers.get('location')).toBe(wentWrong)
})

test('the provider’s answer after more than five minutes, without a state, or with a wrong one', async () => {
  const made = await federatedWorld()
  const answer = await almostBack(made)
  const bare = new URL(answer)
  bare.searchParams.delete('state')
  const other = new URL(answer)
  other.searchParams.set('state', 'other')
  made.clock.advance(5 * 60_000)
  for (const url of [bare, other, answer]) {
    const { response } = await made.browser.ask(url.href)
    expect(response.headers.get('location')).toBe(wentWrong)
  }
})

test('a code of another sign-in: its ID token has another nonce', async () => {
  const made = await federatedWorld()
  const stolen = await almostBack({ ...made, browser: openBrowser(made) }, 'grace')
  const answer = await almostBack(made)
  answer.searchParams.set('code', stolen.searchParams.get('code')!)
  const { response } = await made.browser.ask(answer.href)
  expect(errorIn(new URL(response.headers.get('location')!))).toEqual({
    error: 'invalid_request',
    words: null,
  })
})

test.each([
  ['another issuer', { oidc_issuer: 'https://other.idp.example' }],
  ['another provider’s keys', { jwks_uri: 'https://other.idp.example/jwks' }],
])('an ID token of %s', async (_, details) => {
  const made = await federatedWorld()
  const { cognito, UserPoolId } = made
  const corp = 'https://corp.idp.example'
  await cognito.send(
    new UpdateIdentityProviderCommand({
      ...{ UserPoolId, ProviderName: 'Corp' },
      ProviderDetails: {
        ...CORP.ProviderDetails,
        ...{ authorize_url: `${corp}/authorize`, token_url: `${corp}/token`, jwks_uri: `${corp}/jwks` },
        ...details,
      },
    }),
  )
  expect(errorIn(await signInAt(made, 'Corp'))).toEqual({ error: 'invalid_request', words: null })
})

test('the provider sends nobody to an address that is no pool’s', async () => {
  const made = await federatedWorld()
  const { url } = await made.browser.open(made.authorizeUrl({ identity_provider: 'Corp' }))
  const elsewhere = new URL(url)
  elsewhere.searchParams.set('redirect_uri', 'https://evil.example.com/oauth2/idpresponse')
  expect((await made.browser.ask(elsewhere.href, { person: 'ada' })).response.status).toBe(400)
})
