import { createHash } from 'node:crypto'
import { UpdateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { CALLBACK, carried, openSite, refusedHere, type Values } from './site.ts'

const door = await openDoor()
const site = await openSite(door)
const classic = await openSite(door, { version: 1 })
const { origin } = site
const uuid = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
const S256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

/** What the app is told at its callback. */
async function told(parameters: Values, mark: '?' | '#' = '?') {
  const { status, location } = await site.authorize(parameters)
  expect(status).toBe(302)
  expect(location.startsWith(CALLBACK + mark)).toBe(true)
  return carried(location, mark)
}

const ofToken = (back: string) => Object.fromEntries(carried(back, '#'))

check('A1', 'code: a redirect with code and state in the query, nothing in the fragment', async () => {
  const back = await site.signIn({ state: 'kept' })
  expect(carried(back)).toEqual([
    ['code', uuid],
    ['state', 'kept'],
  ])
  expect(new URL(back).hash).toBe('')
})

differs('A1', 'no-issuer-parameter', 'the answer does not say which server it is from', async () => {
  expect(carried(await site.signIn()).map(([name]) => name)).toEqual(['code'])
})

differs('A1', 'found-after-post', 'the redirect after the posted password is a 302', async () => {
  const browser = site.newBrowser()
  const page = await browser.open(site.authorizeUrl())
  const { response } = await browser.fill(page, { username: 'ada', password: 'Analytical-1843' })
  expect(response.status).toBe(302)
})

check('A2', 'token: everything in the fragment, never a refresh token', async () => {
  const back = await site.signIn({ response_type: 'token', state: 'kept' })
  expect(new URL(back).search).toBe('')
  expect(carried(back, '#').map(([name]) => name)).toEqual([
    'id_token',
    'access_token',
    'expires_in',
    'token_type',
    'state',
  ])
  expect(ofToken(back)).toMatchObject({ expires_in: '3600', token_type: 'Bearer', state: 'kept' })
})

check('A2', 'token without openid: no ID token', async () => {
  const back = await site.signIn({ response_type: 'token', scope: 'aws.cognito.signin.user.admin' })
  expect(carried(back, '#').map(([name]) => name)).toEqual(['access_token', 'expires_in', 'token_type'])
})

differs('A2', 'implicit-offered', 'an app client may still have it', async () => {
  const { AllowedOAuthFlows } = await site.newClient({ AllowedOAuthFlows: ['implicit'] })
  expect(AllowedOAuthFlows).toEqual(['implicit'])
})

differs('A2', 'token-with-id-token', 'token with openid: an ID token comes along', async () => {
  expect(ofToken(await site.signIn({ response_type: 'token' }))).toHaveProperty('id_token')
})

check('A3', 'an unknown client, or none: a page, no redirect to the app', async () => {
  const other = await classic.newClient()
  for (const client_id of ['7unknownclient', other.ClientId, '__proto__']) {
    const heard = await site.authorize({ client_id, state: 'kept' })
    expect(refusedHere(heard, origin)).toEqual({ error: 'Client does not exist' })
  }
  const none = await site.authorize({ client_id: undefined })
  expect(refusedHere(none, origin)).toEqual({ error: "Required String parameter 'client_id' is not present" })
})

check('A3', 'a client that may not use these pages: a page', async () => {
  const { ClientId } = await site.newClient({
    ...{
      AllowedOAuthFlowsUserPoolClient: false,
      AllowedOAuthFlows: undefined,
      AllowedOAuthScopes: undefined,
    },
  })
  expect(refusedHere(await site.authorize({ client_id: ClientId }), origin)).toEqual({
    error: 'invalid_request',
    error_description: 'Client is not enabled for OAuth2.0 flows.',
  })
})

check('A14', 'no response_type: invalid_request, told to the app with its state', async () => {
  for (const response_type of [undefined, '']) {
    expect(await told({ response_type, state: 'kept' })).toEqual([
      ['state', 'kept'],
      ['error', 'invalid_request'],
    ])
  }
})

for (const response_type of [
  'id_token',
  'code id_token',
  'id_token token',
  'code token',
  'none',
  'CODE',
  'x',
]) {
  differs('A15', 'unsupported-response-type', `response_type ${response_type}: invalid_request`, async () => {
    expect(await told({ response_type, state: 'kept', nonce: 'n' })).toEqual([
      ['state', 'kept'],
      ['error', 'invalid_request'],
    ])
  })
}

differs(
  'A16',
  'error-in-description',
  'a grant that the client does not have: the code stands in the description',
  async () => {
    const machine = await site.newClient({ AllowedOAuthFlows: ['code'] })
    expect(await told({ client_id: machine.ClientId, response_type: 'token', state: 's' }, '#')).toEqual([
      ['error_description', 'unauthorized_client'],
      ['state', 's'],
      ['error', 'invalid_request'],
    ])
    const implicit = await site.newClient({ AllowedOAuthFlows: ['implicit'] })
    expect(await told({ client_id: implicit.ClientId })).toEqual([
      ['error_description', 'unauthorized_client'],
      ['error', 'invalid_request'],
    ])
  },
)

for (const scope of ['openid admin', 'openid shop/read', 'openid shop/none', 'openid"', 'OPENID', ',']) {
  differs('A17', 'error-in-description', `scope ${scope}: the code stands in the description`, async () => {
    expect(await told({ scope, state: 's' })).toEqual([
      ['error_description', 'invalid_scope'],
      ['state', 's'],
      ['error', 'invalid_request'],
    ])
  })
}

check('A17', 'a scope that its resource server has lost is left out', async () => {
  const { ClientId } = await site.newClient({ AllowedOAuthScopes: ['openid', 'shop/read', 'shop/write'] })
  const Scopes = ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }))
  const put = (kept: number) =>
    site.cognito.send(
      new UpdateResourceServerCommand({
        ...{ UserPoolId: site.UserPoolId, Identifier: 'shop', Name: 'shop' },
        Scopes: Scopes.slice(0, kept),
      }),
    )
  await put(1)
  const { access_token } = await site.tokensFor({ client_id: ClientId, scope: 'openid shop/read shop/write' })
  await put(2)
  expect(decodeJwt(access_token).scope).toBe('openid shop/read')
})

for (const scope of ['email', 'profile', 'phone', 'email profile']) {
  differs('A18', 'error-in-description', `${scope} without openid: an error`, async () => {
    expect(await told({ scope })).toEqual([
      ['error_description', 'invalid_scope'],
      ['error', 'invalid_request'],
    ])
  })
}

check('A19', 'no scope, or an empty one: all that the client may have', async () => {
  for (const scope of [undefined, '']) {
    const { access_token } = await site.tokensFor({ scope })
    expect(decodeJwt(access_token).scope).toBe('openid email profile phone aws.cognito.signin.user.admin')
  }
})

differs(
  'A19',
  'no-scope-in-answer',
  'that other scopes were granted than asked for, the answer does not say',
  async () => {
    expect(await site.tokensFor({ scope: undefined })).not.toHaveProperty('scope')
  },
)

const verifier = 'v'.repeat(43)
const REFUSED_CHALLENGES: [id: string, what: string, parameters: Values][] = [
  ['A20', 'a challenge without a method', { code_challenge: S256(verifier) }],
  ['A21', 'method plain', { code_challenge: verifier, code_challenge_method: 'plain' }],
  ['A21', 'another case of S256', { code_challenge: S256(verifier), code_challenge_method: 's256' }],
  ['A21', 'an unknown method', { code_challenge: S256(verifier), code_challenge_method: 'S512' }],
  ['A22', 'a method without a challenge', { code_challenge_method: 'S256' }],
  ['A23', 'a challenge of 42 characters', { code_challenge: 'a'.repeat(42), code_challenge_method: 'S256' }],
  ['A23', 'one of 129', { code_challenge: 'a'.repeat(129), code_challenge_method: 'S256' }],
  ['A23', 'one with padding', { code_challenge: `${S256(verifier)}=`, code_challenge_method: 'S256' }],
  ['A23', 'one with other letters', { code_challenge: 'ä'.repeat(43), code_challenge_method: 'S256' }],
  ['A23', 'one with a new line', { code_challenge: `${'a'.repeat(43)}\n`, code_challenge_method: 'S256' }],
]
for (const [id, what, parameters] of REFUSED_CHALLENGES) {
  check(id, `${what}: invalid_request`, async () => {
    expect(await told({ ...parameters, state: 's' })).toEqual([
      ['state', 's'],
      ['error', 'invalid_request'],
    ])
  })
}

const STATES: [what: string, state: string][] = [
  ['2 KB', 'x'.repeat(2048)],
  ['Unicode', 'Grüße 👩‍👩‍👧 漢字 \u202e'],
  ['an error of its own', 'a&error=access_denied&code=forged'],
  ['a tag', '<script>alert(1)</script>"\''],
  ['encoded already', 'a%20b%26c%3D%25'],
  ['plus and blank', 'a+b c'],
  ['a new line and a header', 'a\r\nSet-Cookie: x=1'],
  ['a fragment', 'a#b?c'],
  ['JSON', '{"a":[1,"ä"]}'],
  ['base64', btoa('any text')],
]
for (const [what, state] of STATES) {
  check('A24', `a state of ${what} comes back as it went, encoded once`, async () => {
    const browser = site.newBrowser()
    for (const mark of ['?', '#'] as const) {
      const response_type = mark === '?' ? 'code' : 'token'
      // The first time by the login page, the second by the browser's session; then with an error.
      for (let time = 0; time < 2; time++) {
        const back = await site.signIn({ response_type, state }, { browser })
        const given = carried(back, mark).filter(([name]) => name === 'state')
        expect(given).toEqual([['state', state]])
        expect(carried(back, mark).map(([name]) => name)).not.toContain('error')
      }
      const { location, headers } = await site.authorize({ response_type, state, scope: 'no' })
      expect(carried(location, mark)).toContainEqual(['state', state])
      expect(headers.has('set-cookie')).toBe(false)
    }
  })
}

check('A25', 'the nonce comes back in the ID token; a code request may leave it out', async () => {
  const [nonce, plain] = ['n-"<é>', undefined]
  expect(decodeJwt((await site.tokensFor({ nonce })).id_token).nonce).toBe(nonce)
  expect(decodeJwt((await site.tokensFor({ nonce: plain })).id_token)).not.toHaveProperty('nonce')
  const back = await site.signIn({ response_type: 'token', nonce })
  expect(decodeJwt(ofToken(back).id_token!).nonce).toBe(nonce)
})

differs('A25', 'implicit-without-nonce', 'a token request may leave the nonce out too', async () => {
  const { id_token } = ofToken(await site.signIn({ response_type: 'token' }))
  expect(decodeJwt(id_token!)).not.toHaveProperty('nonce')
})

check('A26', 'parameters that nobody knows are passed over', async () => {
  const unknown = { extra: 'foobar', __proto__x: '1', 'a[b]': 'c', constructor: 'd', '': 'e' }
  expect(carried(await site.signIn({ ...unknown, state: 's' }))).toEqual([
    ['code', uuid],
    ['state', 's'],
  ])
})

check('A27', 'prompt=none without a session: login_required', async () => {
  expect(await told({ prompt: 'none', state: 's' })).toEqual([
    ['state', 's'],
    ['error', 'login_required'],
  ])
  expect(await told({ prompt: 'none', response_type: 'token' }, '#')).toEqual([['error', 'login_required']])
})

check('A27', 'prompt=none with a session: no page', async () => {
  const browser = site.newBrowser()
  await site.signIn({}, { browser })
  const { url } = await browser.ask(site.authorizeUrl({ prompt: 'none' })).then(({ response }) => ({
    url: response.headers.get('location')!,
  }))
  expect(carried(url)).toEqual([['code', uuid]])
})

check('A27', 'prompt=none together with another: an error', async () => {
  expect((await told({ prompt: 'none login' })).map(([name]) => name)).toEqual(['error'])
})

check('A28', 'prompt=login with a session: the login page, and a new auth_time', async () => {
  const browser = site.newBrowser()
  const first = decodeJwt((await site.tokensFor({}, { browser })).id_token)
  door.advance(60)
  const again = decodeJwt((await site.tokensFor({}, { browser })).id_token)
  expect(again.auth_time).toBe(first.auth_time)
  const page = await browser.open(site.authorizeUrl({ prompt: 'login' }))
  expect(page.url.startsWith(`${origin}/login?`)).toBe(true)
  const back = await browser.fill(page, { username: 'ada', password: 'Analytical-1843' })
  const { json } = await site.exchange(new URL(back.url).searchParams.get('code')!)
  expect(decodeJwt(json.id_token as string).auth_time).toBeGreaterThanOrEqual(Number(first.auth_time) + 60)
})

differs('A28', 'no-consent', 'prompt=consent: nobody is asked', async () => {
  const browser = site.newBrowser()
  await site.signIn({}, { browser })
  expect(carried(await site.signIn({ prompt: 'consent' }, { browser }))).toEqual([['code', uuid]])
})

differs('A27', 'classic-without-prompt', 'the classic hosted UI passes prompt over', async () => {
  const page = await classic.authorize({ prompt: 'none' })
  expect(page.location.startsWith(`${classic.origin}/login?`)).toBe(true)
  const browser = classic.newBrowser()
  await classic.signIn({}, { browser })
  expect(carried(await classic.signIn({ prompt: 'login' }, { browser }))).toEqual([['code', uuid]])
})

for (const name of ['response_type', 'scope', 'state', 'nonce', 'code_challenge', 'prompt', 'lang', 'x']) {
  check('A29', `${name} twice: invalid_request`, async () => {
    const url = `${site.authorizeUrl({ state: 's', nonce: 'n' })}&${name}=a&${name}=b`
    const { location } = await site.ask(url)
    expect(Object.fromEntries(carried(location)).error).toBe('invalid_request')
    expect(location.startsWith(`${CALLBACK}?`)).toBe(true)
  })
}

for (const name of ['client_id', 'redirect_uri']) {
  check('A29', `${name} twice: a page, for nobody knows whom to tell`, async () => {
    for (const second of ['other', new URL(site.authorizeUrl()).searchParams.get(name)!]) {
      const heard = await site.ask(`${site.authorizeUrl()}&${name}=${encodeURIComponent(second)}`)
      expect(refusedHere(heard, origin)).toHaveProperty('error')
    }
  })
}

const EXOTIC: Record<string, string[]> = {
  display: ['page', 'popup', 'touch', 'wap', 'no'],
  ui_locales: ['fr-CA fr en', '../../etc'],
  lang: ['de', 'xx', '"><script>'],
  acr_values: ['urn:mace:incommon:iap:silver'],
  claims: ['{"id_token":{"email":{"essential":true}}}', '{'],
  registration: ['{}'],
  dpop_jkt: ['x'],
  authorization_details: ['[{"type":"x"}]'],
}
for (const [name, values] of Object.entries(EXOTIC)) {
  check('A30', `${name}: passed over`, async () => {
    for (const value of values) {
      expect(carried(await site.signIn({ [name]: value }))).toEqual([['code', uuid]])
    }
  })
}

const IGNORED: [id: string, deviation: string, name: string, value: string][] = [
  ['A30', 'no-request-objects', 'request', 'eyJhbGciOiJub25lIn0.e30.'],
  ['A30', 'no-request-objects', 'request_uri', 'https://evil.example/request.jwt'],
  ['A30', 'no-response-mode', 'response_mode', 'fragment'],
  ['A30', 'no-response-mode', 'response_mode', 'form_post'],
  ['A30', 'no-id-token-hint', 'id_token_hint', 'eyJhbGciOiJub25lIn0.e30.'],
]
for (const [id, deviation, name, value] of IGNORED) {
  differs(id, deviation, `${name}=${value.slice(0, 9)}: passed over`, async () => {
    expect(carried(await site.signIn({ [name]: value }))).toEqual([['code', uuid]])
  })
}

differs('A30', 'no-max-age', 'max_age: whoever is signed in stays so', async () => {
  const browser = site.newBrowser()
  await site.signIn({}, { browser })
  door.advance(120)
  expect(carried(await site.signIn({ max_age: '60' }, { browser }))).toEqual([['code', uuid]])
})

differs(
  'A30',
  'no-id-token-hint',
  'prompt=none with a hint of somebody else: a code for who is there',
  async () => {
    await site.newUser('eve', { email: 'eve@example.com' })
    const { id_token } = await site.tokensFor({}, { username: 'eve' })
    const browser = site.newBrowser()
    await site.signIn({}, { browser })
    const back = await site.signIn({ prompt: 'none', id_token_hint: id_token }, { browser })
    expect(carried(back)).toEqual([['code', uuid]])
  },
)

differs('A31', 'authorize-by-get-alone', 'POST: 405', async () => {
  const { search } = new URL(site.authorizeUrl())
  const heard = await site.ask('/oauth2/authorize', { form: search.slice(1) })
  expect([heard.status, heard.headers.get('allow')]).toEqual([405, 'GET'])
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    expect((await site.ask(site.authorizeUrl(), { method })).status).toBe(405)
  }
})

check('A32', 'a failure inside is told to the app as server_error', async () => {
  const broken = await openDoor()
  const there = await openSite(broken)
  const browser = there.newBrowser()
  await there.signIn({}, { browser })
  // A table that is missing: what no reader can bring about, but what must not end in a bare 500.
  const { simulator } = broken.account
  simulator.restore({ ...simulator.state, authorizationCodes: null } as never)
  const { response } = await browser.ask(there.authorizeUrl({ state: 's' }))
  const location = response.headers.get('location')!
  expect(location.startsWith(`${CALLBACK}?`)).toBe(true)
  expect(carried(location)).toEqual([
    ['state', 's'],
    ['error', 'server_error'],
  ])
})

check('A33', 'login_hint stands in the field for the name, as text', async () => {
  const browser = site.newBrowser()
  const hint = 'ada"><script>alert(1)</script>'
  const page = await (await browser.open(site.authorizeUrl({ login_hint: hint }))).response.text()
  expect(page).toContain('value="ada&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
  expect(page).not.toContain('<script>alert')
})
