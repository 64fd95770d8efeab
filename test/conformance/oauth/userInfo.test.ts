import {
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import * as oauth from 'oauth4webapi'
import { expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { openSite, PASSWORD, type Heard } from './site.ts'

const door = await openDoor()
const site = await openSite(door)
const { cognito, UserPoolId } = site

/** Status and error; the header says the same as the body. */
function refusal({ status, headers, json }: Heard): [number, unknown] {
  expect(headers.get('www-authenticate')).toContain(`error="${json.error}"`)
  return [status, json.error]
}
const INVALID_TOKEN = [401, 'invalid_token']

check('U1', 'GET with a bearer token: who it is', async () => {
  const { access_token, id_token } = await site.tokensFor()
  const { status, json, headers } = await site.userInfo(access_token)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/json;charset=UTF-8'])
  expect(json).toMatchObject({ sub: decodeJwt(id_token).sub, username: 'ada', email: 'ada@example.com' })
})

check('U1', 'oauth4webapi takes the answer, for this user and no other', async () => {
  const { access_token, id_token } = await site.tokensFor()
  const answer = () =>
    door.fetch(
      new Request(`${site.origin}/oauth2/userInfo`, { headers: { authorization: `Bearer ${access_token}` } }),
    )
  const [server, client] = [{ issuer: site.issuer }, { client_id: site.ClientId }]
  await oauth.processUserInfoResponse(server, client, decodeJwt(id_token).sub!, await answer())
  await expect(oauth.processUserInfoResponse(server, client, 'other', await answer())).rejects.toThrow(/sub/)
})

differs('U1', 'flags-as-text', 'email_verified is a text here', async () => {
  const { access_token, id_token } = await site.tokensFor()
  expect((await site.userInfo(access_token)).json.email_verified).toBe('true')
  expect(decodeJwt(id_token).email_verified).toBe(true)
})

differs('U1', 'user-info-by-get-alone', 'POST: 405', async () => {
  const { access_token } = await site.tokensFor()
  const authorization = `Bearer ${access_token}`
  expect((await site.ask('/oauth2/userInfo', { method: 'POST', headers: { authorization } })).status).toBe(
    405,
  )
})

const UNREADABLE: [what: string, headers: Record<string, string>][] = [
  ['no header', {}],
  ['an empty one', { authorization: '' }],
  ['Basic', { authorization: 'Basic YTpi' }],
  ['Bearer alone', { authorization: 'Bearer' }],
  ['two tokens', { authorization: 'Bearer a b' }],
]
for (const [what, headers] of UNREADABLE) {
  differs('U2', 'no-token-no-code', `${what}: 400 invalid_request`, async () => {
    expect(refusal(await site.ask('/oauth2/userInfo', { headers }))).toEqual([400, 'invalid_request'])
  })
}

differs(
  'U3',
  'challenge-without-scheme',
  'an ID token: 401 invalid_token, the challenge without Bearer',
  async () => {
    const { id_token } = await site.tokensFor()
    const heard = await site.userInfo(id_token)
    expect(refusal(heard)).toEqual(INVALID_TOKEN)
    expect(heard.headers.get('www-authenticate')).toBe(
      'error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."',
    )
  },
)

check('U3', 'no token of ours, or a forged one: 401 invalid_token', async () => {
  const { access_token, refresh_token } = await site.tokensFor()
  const [head, body] = access_token.split('.')
  const other = await openSite(door)
  const foreign = (await other.tokensFor()).access_token
  for (const token of ['x', refresh_token, `${head}.${body}.`, `${head}.${body}.AAAA`, foreign]) {
    expect(refusal(await site.userInfo(token)), token.slice(0, 20)).toEqual(INVALID_TOKEN)
  }
})

differs('U4', 'no-insufficient-scope', 'an access token without openid: 401 invalid_token', async () => {
  const { access_token } = await site.tokensFor({ scope: 'aws.cognito.signin.user.admin' })
  expect(refusal(await site.userInfo(access_token))).toEqual(INVALID_TOKEN)
})

differs('U4', 'no-insufficient-scope', 'one of the API: the same', async () => {
  const { ClientId } = await site.newClient({ ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] })
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ...{ ClientId, AuthFlow: 'USER_PASSWORD_AUTH' },
      AuthParameters: { USERNAME: 'ada', PASSWORD },
    }),
  )
  expect(refusal(await site.userInfo(AuthenticationResult!.AccessToken!))).toEqual(INVALID_TOKEN)
})

const ENDINGS: [what: string, end: (username: string, refresh_token: string) => Promise<unknown>][] = [
  ['expired', async () => door.advance(3601)],
  ['revoked', (_, token) => site.revoke({ token })],
  [
    'signed out everywhere',
    (Username) => cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username })),
  ],
  ['of a disabled user', (Username) => cognito.send(new AdminDisableUserCommand({ UserPoolId, Username }))],
]
for (const [at, [what, end]] of ENDINGS.entries()) {
  check('U5', `a token ${what}: 401 invalid_token`, async () => {
    const username = `bea${at}`
    await site.newUser(username, { email: `${username}@example.com` })
    const { access_token, refresh_token } = await site.tokensFor({}, { username })
    expect((await site.userInfo(access_token)).status).toBe(200)
    await end(username, refresh_token)
    expect(refusal(await site.userInfo(access_token))).toEqual(INVALID_TOKEN)
  })
}

await site.newUser('full', {
  ...{ email: 'full@example.com', email_verified: 'true', name: 'Full', locale: 'en' },
  ...{ phone_number: '+441818118181', phone_number_verified: 'false' },
})
const ALWAYS = ['sub', 'username']
const SCOPES: [scope: string, names: string[]][] = [
  ['openid email', ['email', 'email_verified']],
  ['openid phone', ['phone_number', 'phone_number_verified']],
  ['openid profile', ['name', 'locale']],
  ['openid email profile', ['email', 'email_verified', 'name', 'locale']],
]
for (const [scope, names] of SCOPES) {
  check('U6', `${scope}: ${names.join(', ')}`, async () => {
    const { access_token } = await site.tokensFor({ scope }, { username: 'full' })
    const { json } = await site.userInfo(access_token)
    expect(Object.keys(json).sort()).toEqual([...ALWAYS, ...names].sort())
  })
}

differs('U6', 'openid-gives-all', 'openid alone: every attribute, here and in the ID token', async () => {
  const { access_token, id_token } = await site.tokensFor({ scope: 'openid' }, { username: 'full' })
  const all = SCOPES.flatMap(([, names]) => names)
  expect(Object.keys((await site.userInfo(access_token)).json).sort()).toEqual(
    [...new Set([...ALWAYS, ...all])].sort(),
  )
  expect(decodeJwt(id_token)).toMatchObject({ email: 'full@example.com', phone_number: '+441818118181' })
})

check('U6', 'what the client may not read stays away', async () => {
  const { ClientId } = await site.newClient({ ReadAttributes: ['email'] })
  const { access_token } = await site.tokensFor(
    { client_id: ClientId, scope: 'openid' },
    { username: 'full' },
  )
  expect(Object.keys((await site.userInfo(access_token)).json).sort()).toEqual([...ALWAYS, 'email'].sort())
})

check('U7', 'a token in the address counts for nothing', async () => {
  const { access_token } = await site.tokensFor()
  const heard = await site.ask(`/oauth2/userInfo?access_token=${access_token}`)
  expect(refusal(heard)).toEqual([400, 'invalid_request'])
})
