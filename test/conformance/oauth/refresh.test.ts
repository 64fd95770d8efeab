import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminUserGlobalSignOutCommand,
  GlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { openSite, type Tokens } from './site.ts'

const door = await openDoor()
const site = await openSite(door)
const { cognito, UserPoolId } = site
const REFUSED = { error: 'invalid_grant' }
const rotating = await site.newClient({
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
})
const rotated = async (refresh_token: string) =>
  (await site.refresh(refresh_token, { client_id: rotating.ClientId })).json

differs(
  'T17',
  'rotation-off',
  'ID and access token, and no new refresh token unless rotation is on',
  async () => {
    const { refresh_token } = await site.tokensFor()
    for (let time = 0; time < 2; time++) {
      const { status, json } = await site.refresh(refresh_token)
      expect(status).toBe(200)
      expect(Object.keys(json).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'token_type'])
    }
  },
)

check('T17', 'no refresh token, or an empty one: invalid_request', async () => {
  expect((await site.refresh('')).json).toEqual({ error: 'invalid_request' })
})

check('T18', 'rotation: a new refresh token; the former one for the grace period', async () => {
  const first = (await site.tokensFor({ client_id: rotating.ClientId })).refresh_token
  const { refresh_token: second } = await rotated(first)
  expect(second).not.toBe(first)
  door.advance(25)
  expect(await rotated(first)).toHaveProperty('access_token')
  door.advance(10)
  expect(await rotated(first)).toEqual(REFUSED)
})

differs(
  'T18',
  'reuse-ends-nothing',
  'a refresh token used once more later leaves the newest one as it is',
  async () => {
    const first = (await site.tokensFor({ client_id: rotating.ClientId })).refresh_token
    const { refresh_token: second } = await rotated(first)
    door.advance(31)
    expect(await rotated(first)).toEqual(REFUSED)
    expect(await rotated(second as string)).toHaveProperty('refresh_token')
  },
)

check('T19', 'a refresh token of another client: invalid_grant', async () => {
  const other = await site.newClient()
  const { refresh_token } = await site.tokensFor()
  const { status, json } = await site.refresh(refresh_token, { client_id: other.ClientId })
  expect([status, json]).toEqual([400, REFUSED])
})

const ENDINGS: [what: string, end: (tokens: Tokens, username: string) => Promise<unknown>][] = [
  [
    'the user signed out everywhere',
    async () => {
      const { access_token } = await site.tokensFor(
        { scope: 'openid aws.cognito.signin.user.admin' },
        { username: 'bea0' },
      )
      return cognito.send(new GlobalSignOutCommand({ AccessToken: access_token }))
    },
  ],
  [
    'an administrator signed the user out',
    (_, Username) => cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username })),
  ],
  ['it was revoked', ({ refresh_token }) => site.revoke({ token: refresh_token })],
  [
    'the user was disabled',
    (_, Username) => cognito.send(new AdminDisableUserCommand({ UserPoolId, Username })),
  ],
  [
    'the user was deleted',
    (_, Username) => cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username })),
  ],
  ['it expired', async () => door.advance(31 * 24 * 3600)],
]
for (const [at, [what, end]] of ENDINGS.entries()) {
  check('T20', `${what}: invalid_grant`, async () => {
    const username = `bea${at}`
    await site.newUser(username, { email: `${username}@example.com` })
    const tokens = await site.tokensFor({}, { username })
    expect((await site.refresh(tokens.refresh_token)).status).toBe(200)
    await end(tokens, username)
    const { status, json } = await site.refresh(tokens.refresh_token)
    expect([status, json]).toEqual([400, REFUSED])
  })
}

check('T21', 'refreshing keeps origin_jti and auth_time, and changes jti', async () => {
  const first = await site.tokensFor({ nonce: 'once' })
  door.advance(600)
  const { json } = await site.refresh(first.refresh_token)
  for (const kind of ['id_token', 'access_token'] as const) {
    const [before, after] = [decodeJwt(first[kind]), decodeJwt(json[kind] as string)]
    expect(after).toMatchObject({
      origin_jti: before.origin_jti,
      auth_time: before.auth_time,
      sub: before.sub,
    })
    expect(after.jti).not.toBe(before.jti)
    expect(after.iat).toBeGreaterThanOrEqual(before.iat! + 600)
  }
  expect(decodeJwt(json.access_token as string).scope).toBe('openid email')
})

differs('T21', 'nonce-at-refresh', 'the ID token of a refresh has the nonce of the first', async () => {
  const { refresh_token } = await site.tokensFor({ nonce: 'once' })
  const { json } = await site.refresh(refresh_token)
  expect(decodeJwt(json.id_token as string).nonce).toBe('once')
})

for (const scope of ['openid', 'openid email profile', 'shop/read', 'x']) {
  differs(
    'T22',
    'scope-at-refresh',
    `scope ${scope} at a refresh: the scopes stay as they were`,
    async () => {
      const { refresh_token } = await site.tokensFor()
      const { status, json } = await site.refresh(refresh_token, { scope })
      expect(status).toBe(200)
      expect(decodeJwt(json.access_token as string).scope).toBe('openid email')
    },
  )
}
