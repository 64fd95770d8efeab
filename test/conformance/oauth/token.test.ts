import { createHash } from 'node:crypto'
import { AddUserPoolClientSecretCommand } from '@aws-sdk/client-cognito-identity-provider'
import * as oauth from 'oauth4webapi'
import { expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { basic, CALLBACK, openSite, type Heard, type Values } from './site.ts'

const door = await openDoor()
const site = await openSite(door)
const { ClientId } = site
const confidential = await site.newClient({ GenerateSecret: true })
const [id, secret] = [confidential.ClientId, confidential.ClientSecret]
const machine = await site.newClient({
  ...{ GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'], CallbackURLs: undefined },
  ...{ AllowedOAuthScopes: ['shop/read', 'shop/write'] },
})

const verifier = 'a-verifier~of.43_characters-and-a-few-more00'
const challenge = {
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}

/** A refusal, told to a machine: its status and its error, and that nobody keeps it. */
function refusal({ status, json, headers }: Heard): [number, unknown] {
  expect(headers.get('cache-control')).toBe('no-store')
  expect(Object.keys(json)).toEqual(['error'])
  return [status, json.error]
}

check('T1', 'a code for three tokens, Bearer, for as long as the client says', async () => {
  const { ClientId } = await site.newClient({
    AccessTokenValidity: 20,
    TokenValidityUnits: { AccessToken: 'minutes' },
  })
  const code = await site.codeFor({ client_id: ClientId })
  const { status, headers, json } = await site.exchange(code, { client_id: ClientId })
  expect([status, headers.get('content-type')]).toEqual([200, 'application/json;charset=UTF-8'])
  expect(Object.keys(json).sort()).toEqual([
    'access_token',
    'expires_in',
    'id_token',
    'refresh_token',
    'token_type',
  ])
  expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 1200 })
})

check('T1', 'without openid there is no ID token', async () => {
  const tokens = await site.tokensFor({ scope: 'aws.cognito.signin.user.admin' })
  expect(Object.keys(tokens).sort()).toEqual(['access_token', 'expires_in', 'refresh_token', 'token_type'])
})

check('T1', 'oauth4webapi takes the answer of code, PKCE and nonce as it is', async () => {
  const issuer = new URL(site.issuer)
  const document = await fetch(`${door.url}/${site.UserPoolId}/.well-known/openid-configuration`)
  const server = await oauth.processDiscoveryResponse(issuer, document)
  const http = {
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: (url: string, init: RequestInit) => door.fetch(new Request(url, init)),
  }
  const client = { client_id: ClientId, [oauth.clockSkew]: Math.round((door.now() - Date.now()) / 1000) }
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
  const back = await site.signIn({ state, nonce, ...challenge })
  const parameters = oauth.validateAuthResponse(server, client, new URL(back), state)
  const answer = await oauth.authorizationCodeGrantRequest(
    ...([server, client, oauth.None(), parameters, CALLBACK, verifier, http] as const),
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  expect(tokens.refresh_token).toBeTruthy()
})

check('T2', 'tokens and refusals are kept by no cache', async () => {
  const heard = [
    await site.exchange(await site.codeFor()),
    await site.exchange('none'),
    await site.ask('/oauth2/token', { form: '' }),
  ]
  for (const { headers } of heard) {
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('pragma')).toBe('no-cache')
  }
})

for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', '']) {
  check('T3', `content type ${type || 'none'}: invalid_request`, async () => {
    const form = { grant_type: 'authorization_code', client_id: ClientId, code: 'x', redirect_uri: CALLBACK }
    expect(refusal(await site.ask('/oauth2/token', { form, headers: { 'content-type': type } }))).toEqual([
      400,
      'invalid_request',
    ])
  })
}

check('T3', 'a form with a charset is a form', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  expect((await site.exchange(await site.codeFor(), {}, headers)).status).toBe(200)
})

check('T4', 'no method but POST: 405', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    const { status, headers } = await site.ask('/oauth2/token?grant_type=client_credentials', { method })
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  }
})

check('T4', 'parameters in the address count for nothing', async () => {
  const heard = await site.ask(`/oauth2/token?grant_type=authorization_code&client_id=${ClientId}`, {
    form: '',
  })
  expect(refusal(heard)).toEqual([400, 'invalid_request'])
})

const GRANTS: [id: string, grant: string | undefined, error: string][] = [
  ['T5', undefined, 'invalid_request'],
  ['T5', '', 'invalid_request'],
  ['T5', 'token', 'unsupported_grant_type'],
  ['T5', 'implicit', 'unsupported_grant_type'],
  ['T5', 'AUTHORIZATION_CODE', 'unsupported_grant_type'],
  ['T5', '__proto__', 'unsupported_grant_type'],
  ['T5', 'urn:ietf:params:oauth:grant-type:device_code', 'unsupported_grant_type'],
  ['T24', 'password', 'unsupported_grant_type'],
]
for (const [id, grant_type, error] of GRANTS) {
  check(id, `grant_type ${grant_type ?? 'missing'}: ${error}`, async () => {
    const credentials = { username: 'ada', password: 'Analytical-1843' }
    const form = { grant_type, client_id: ClientId, ...credentials }
    expect(refusal(await site.ask('/oauth2/token', { form }))).toEqual([400, error])
  })
}

for (const name of ['grant_type', 'client_id', 'code', 'redirect_uri']) {
  check('T5', `${name} twice: invalid_request`, async () => {
    const code = await site.codeFor()
    const form = { grant_type: 'authorization_code', client_id: ClientId, code, redirect_uri: CALLBACK }
    const twice = [...Object.entries(form), [name, form[name as 'code']]] as [string, string][]
    expect(refusal(await site.ask('/oauth2/token', { form: twice }))).toEqual([400, 'invalid_request'])
    expect((await site.exchange(code)).status).toBe(200)
  })
}

const INVALID_GRANT = [400, 'invalid_grant']

check('T6', 'a code that nobody gave: invalid_grant', async () => {
  for (const code of ['none', '00000000-0000-0000-0000-000000000000', '__proto__', 'x'.repeat(10_000)]) {
    expect(refusal(await site.exchange(code))).toEqual(INVALID_GRANT)
  }
  for (const code of [undefined, '']) {
    expect(refusal(await site.exchange('', { code }))).toEqual([400, 'invalid_request'])
  }
})

check('T7', 'a code lives for five minutes', async () => {
  const [early, late] = [await site.codeFor(), await site.codeFor()]
  door.advance(290)
  expect((await site.exchange(early)).status).toBe(200)
  door.advance(11)
  expect(refusal(await site.exchange(late))).toEqual(INVALID_GRANT)
  door.advance(-60)
})

check('T8', 'a code is good once', async () => {
  const code = await site.codeFor()
  expect((await site.exchange(code)).status).toBe(200)
  expect(refusal(await site.exchange(code))).toEqual(INVALID_GRANT)
})

check('T9', 'of fifty exchanges at once one wins', async () => {
  const code = await site.codeFor(challenge)
  const heard = await Promise.all(
    Array.from({ length: 50 }, () => site.exchange(code, { code_verifier: verifier })),
  )
  expect(heard.filter(({ status }) => status === 200)).toHaveLength(1)
  const others = heard.filter(({ status }) => status !== 200)
  expect(others.map(refusal)).toEqual(Array.from({ length: 49 }, () => INVALID_GRANT))
})

check('T10', 'a code of another client: invalid_grant, and its own client may still have it', async () => {
  const other = await site.newClient()
  const code = await site.codeFor()
  expect(refusal(await site.exchange(code, { client_id: other.ClientId }))).toEqual(INVALID_GRANT)
  expect((await site.exchange(code)).status).toBe(200)
})

check('T10', 'a code of another pool: its client is unknown here', async () => {
  const there = await openSite(door)
  const code = await there.codeFor()
  expect(refusal(await site.exchange(code))).toEqual(INVALID_GRANT)
  expect(refusal(await site.exchange(code, { client_id: there.ClientId }))).toEqual([400, 'invalid_client'])
})

for (const redirect_uri of [
  `${CALLBACK}/`,
  'http://localhost:3000/',
  'https://evil.example/',
  CALLBACK.toUpperCase(),
]) {
  differs('T11', 'other-redirect-uri', `redirect_uri ${redirect_uri}: unauthorized_client`, async () => {
    const code = await site.codeFor()
    expect(refusal(await site.exchange(code, { redirect_uri }))).toEqual([400, 'unauthorized_client'])
    expect(refusal(await site.exchange(code))).toEqual(INVALID_GRANT)
  })
}

check('T11', 'no redirect_uri: invalid_request', async () => {
  const code = await site.codeFor()
  for (const redirect_uri of [undefined, '']) {
    expect(refusal(await site.exchange(code, { redirect_uri }))).toEqual([400, 'invalid_request'])
  }
})

const WRONG_VERIFIERS: [what: string, code_verifier: string | undefined][] = [
  ['none', undefined],
  ['an empty one', ''],
  ['another', verifier.replace('a', 'b')],
  ['the challenge itself', challenge.code_challenge],
  ['42 characters', 'v'.repeat(42)],
  ['129 characters', 'v'.repeat(129)],
  ['other letters', 'ä'.repeat(43)],
  ['a blank after it', `${verifier} `],
  ['a new line after it', `${verifier}\n`],
]
for (const [what, code_verifier] of WRONG_VERIFIERS) {
  check('T12', `the verifier is ${what}: invalid_grant, and the code is spent`, async () => {
    const code = await site.codeFor(challenge)
    expect(refusal(await site.exchange(code, { code_verifier }))).toEqual(INVALID_GRANT)
    expect(refusal(await site.exchange(code, { code_verifier: verifier }))).toEqual(INVALID_GRANT)
  })
}

check('T12', 'verifiers of 43 and of 128 characters are good, with a secret too', async () => {
  for (const code_verifier of ['v'.repeat(43), '~.-_'.repeat(32)]) {
    const asked = { code_challenge: createHash('sha256').update(code_verifier).digest('base64url') }
    const code = await site.codeFor({ client_id: id, ...asked, code_challenge_method: 'S256' })
    const heard = await site.exchange(code, { client_id: undefined, code_verifier }, basic(id, secret))
    expect(heard.status).toBe(200)
  }
})

differs('T12', 'pkce-optional', 'a public client may do without', async () => {
  expect((await site.exchange(await site.codeFor())).status).toBe(200)
})

check('T13', 'a verifier for a code without a challenge: invalid_grant', async () => {
  expect(refusal(await site.exchange(await site.codeFor(), { code_verifier: verifier }))).toEqual(
    INVALID_GRANT,
  )
})

/** Exchanges a code of the client with a secret. */
const shown = async (form: Values, headers: Record<string, string> = {}) =>
  site.exchange(await site.codeFor({ client_id: id }), { client_id: undefined, ...form }, headers)

check('T14', 'the secret by Basic, or in the form', async () => {
  expect((await shown({}, basic(id, secret))).status).toBe(200)
  expect((await shown({ client_id: id }, basic(id, secret))).status).toBe(200)
  expect((await shown({ client_id: id, client_secret: secret })).status).toBe(200)
})

check('T14', 'either of two secrets', async () => {
  const { ClientSecretDescriptor } = await site.cognito.send(
    new AddUserPoolClientSecretCommand({ UserPoolId: site.UserPoolId, ClientId: id }),
  )
  for (const one of [secret, ClientSecretDescriptor!.ClientSecretValue!]) {
    expect((await shown({}, basic(id, one))).status).toBe(200)
  }
})

check('T14', 'both ways at once: invalid_request', async () => {
  expect(refusal(await shown({ client_id: id, client_secret: secret }, basic(id, secret)))).toEqual([
    400,
    'invalid_request',
  ])
  expect(refusal(await shown({ client_id: ClientId }, basic(id, secret)))).toEqual([400, 'invalid_request'])
})

const NO_CLIENT: [what: string, form: Values][] = [
  ['a wrong secret', { client_id: id, client_secret: `${secret}x` }],
  ['no secret', { client_id: id }],
  ['an empty secret', { client_id: id, client_secret: '' }],
  ['an unknown client', { client_id: 'nobody', client_secret: secret }],
  ['the name of an object’s own', { client_id: '__proto__' }],
]
for (const [what, form] of NO_CLIENT) {
  check('T14', `${what} in the form: invalid_client`, async () => {
    expect(refusal(await shown(form))).toEqual([400, 'invalid_client'])
  })
}

const NO_BASIC: [what: string, authorization: string][] = [
  ['a wrong secret', basic(id, `${secret}x`).authorization],
  ['no secret', basic(id, '').authorization],
  ['an unknown client', basic('nobody', secret).authorization],
  ['no colon', `Basic ${btoa(id)}`],
  ['no base64', 'Basic ***'],
  ['nothing', 'Basic '],
  ['another scheme', `Bearer ${secret}`],
]
for (const [what, authorization] of NO_BASIC) {
  differs(
    'T14',
    'no-challenge-for-clients',
    `${what} by Basic: invalid_client with 400, and no challenge`,
    async () => {
      const heard = await shown({}, { authorization })
      expect(refusal(heard)).toEqual([400, 'invalid_client'])
      expect(heard.headers.has('www-authenticate')).toBe(false)
    },
  )
}

check('T15', 'Basic with id and secret encoded as in a form', async () => {
  const encode = (text: string) => [...text].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('')
  const authorization = `Basic ${btoa(`${encode(id)}:${encode(secret)}`)}`
  expect((await shown({}, { authorization })).status).toBe(200)
})

check('T16', 'a secret of a client that has none: invalid_client', async () => {
  const code = await site.codeFor()
  expect(refusal(await site.exchange(code, { client_secret: 'x' }))).toEqual([400, 'invalid_client'])
  expect((await site.exchange(code, { client_secret: '' })).status).toBe(200)
})

check('T16', 'a client without a secret may name itself by Basic', async () => {
  const heard = await site.exchange(await site.codeFor(), { client_id: undefined }, basic(ClientId, ''))
  expect(heard.status).toBe(200)
})

/** Asks for a token as a machine. */
const forMachine = (form: Values, headers = basic(machine.ClientId, machine.ClientSecret)) =>
  site.ask('/oauth2/token', { form: { grant_type: 'client_credentials', ...form }, headers })

check('T23', 'client credentials: an access token and no other', async () => {
  const { status, json } = await forMachine({ scope: 'shop/read' })
  expect(status).toBe(200)
  expect(Object.keys(json).sort()).toEqual(['access_token', 'expires_in', 'token_type'])
})

check('T23', 'no scope, or an empty one: all that the client may have', async () => {
  const { decodeJwt } = await import('jose')
  for (const scope of [undefined, '']) {
    const { json } = await forMachine({ scope })
    expect(decodeJwt(json.access_token as string).scope).toBe('shop/read shop/write')
  }
})

for (const scope of ['openid', 'shop/none', 'shop/read openid', 'aws.cognito.signin.user.admin', 'x']) {
  check('T23', `scope ${scope}: invalid_scope`, async () => {
    expect(refusal(await forMachine({ scope }))).toEqual([400, 'invalid_scope'])
  })
}

check('T23', 'a client for users, or one without a secret: unauthorized_client', async () => {
  const form = { grant_type: 'client_credentials', client_id: ClientId }
  expect(refusal(await site.ask('/oauth2/token', { form }))).toEqual([400, 'unauthorized_client'])
  expect(refusal(await forMachine({}, basic(id, secret)))).toEqual([400, 'unauthorized_client'])
})

differs('T25', 'code-reuse-revokes-nothing', 'a code that is tried again takes nothing back', async () => {
  const code = await site.codeFor()
  const { json } = await site.exchange(code)
  await site.exchange(code)
  expect((await site.userInfo(json.access_token as string)).status).toBe(200)
  expect((await site.refresh(json.refresh_token as string)).status).toBe(200)
})
