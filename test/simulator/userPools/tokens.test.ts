import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  DeleteUserCommand,
  GlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { type Here, type Step, getUser, signedIn, signIn, signUp, type Tokens } from './steps.ts'
import { ROTATING, renew, refresh, revoke } from './steps/tokens.ts'

const HOUR = 3_600_000

test('without rotation a refresh token is used again and again, and no new one comes', async () => {
  const here = await world()
  const { RefreshToken, AccessToken } = await signedIn(here)
  here.clock.advance(HOUR / 2)
  const once = (await renew(here, RefreshToken)).AuthenticationResult!
  const again = (await renew(here, RefreshToken)).AuthenticationResult!
  expect([once.RefreshToken, again.RefreshToken]).toEqual([undefined, undefined])
  const [first, later] = [decodeJwt(AccessToken), decodeJwt(again.AccessToken!)]
  expect([later.auth_time, later.origin_jti]).toEqual([first.auth_time, first.origin_jti])
  expect(later.exp).toBe(first.exp! + HOUR / 2 / 1000)
  expect(new Set([first.jti, decodeJwt(once.AccessToken!).jti, later.jti]).size).toBe(3)
})

test('rotation: the former token works through the grace period, the end of life stays where it was', async () => {
  const here = await world(ROTATING(60))
  const first = await signedIn(here)
  here.clock.advance(29 * 24 * HOUR)
  const second = (await renew(here, first.RefreshToken)).AuthenticationResult!
  expect(second.RefreshToken).not.toBe(first.RefreshToken)
  here.clock.advance(59_000)
  const third = (await renew(here, first.RefreshToken)).AuthenticationResult!
  expect(third.RefreshToken).not.toBe(second.RefreshToken)
  here.clock.advance(1_000)
  await expect(renew(here, first.RefreshToken)).rejects.toMatchObject({ name: 'RefreshTokenReuseException' })
  // Reuse doesn't end the family (OP-138).
  await expect(renew(here, second.RefreshToken!)).resolves.toBeDefined()
  here.clock.advance(24 * HOUR)
  await expect(renew(here, third.RefreshToken!)).rejects.toMatchObject({
    message: 'Refresh Token has expired',
  })
})

test('fifty parallel uses of a rotating token without grace: exactly one wins', async () => {
  const here = await world(ROTATING(0))
  const { RefreshToken } = await signedIn(here)
  const settled = await Promise.allSettled(Array.from({ length: 50 }, () => renew(here, RefreshToken)))
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(
    settled.every((one) => one.status === 'fulfilled' || one.reason.name === 'RefreshTokenReuseException'),
  ).toBe(true)
})

test('RevokeToken ends one sign-in, its rotated and refreshed tokens too, and no other', async () => {
  const here = await world(ROTATING(60))
  const one = await signedIn(here)
  const next = (await renew(here, one.RefreshToken)).AuthenticationResult as Tokens
  const other = await signIn()(here)
  expect(await revoke(here, one.RefreshToken)).toMatchObject({ $metadata: { httpStatusCode: 200 } })
  for (const { AccessToken } of [one, next]) {
    await expect(getUser({ AccessToken }, here)).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    })
  }
  await expect(renew(here, next.RefreshToken)).rejects.toMatchObject({
    message: 'Refresh Token has been revoked',
  })
  await expect(getUser(other, here)).resolves.toMatchObject({ Username: 'ada' })
  await expect(renew(here, other.RefreshToken)).resolves.toBeDefined()
  // A second time, and what never was a token: both succeed (OP-139).
  await revoke(here, one.RefreshToken)
  await revoke(here, 'rubbish')
})

const ENDINGS: [string, (here: Here, tokens: Tokens) => Promise<unknown>][] = [
  [
    'GlobalSignOut',
    ({ cognito }, { AccessToken }) => cognito.send(new GlobalSignOutCommand({ AccessToken })),
  ],
  [
    'AdminUserGlobalSignOut',
    ({ cognito, UserPoolId }) =>
      cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'ada' })),
  ],
  [
    'AdminDisableUser, and AdminEnableUser after it',
    async ({ cognito, UserPoolId }) => {
      await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: 'ada' }))
      await cognito.send(new AdminEnableUserCommand({ UserPoolId, Username: 'ada' }))
    },
  ],
]
test.each(ENDINGS)('%s ends every sign-in of the user at Cognito, of nobody else', async (_, end) => {
  // Without token revocation there is no origin_jti to know a sign-in by; it ends all the same.
  const here = await world({ client: { EnableTokenRevocation: false } })
  const tracked = await here.newClient()
  const one = await signedIn(here)
  const two = await signIn('ada', undefined, tracked.ClientId)(here)
  const eve = await signedIn(here, 'eve', { email: 'eve@example.com' })
  expect(decodeJwt(one.AccessToken).origin_jti).toBeUndefined()
  await end(here, two)
  for (const tokens of [one, two]) {
    await expect(getUser(tokens, here)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    })
  }
  await expect(refresh(here, one.RefreshToken)).rejects.toMatchObject({
    message: 'Refresh Token has been revoked',
  })
  await expect(getUser(eve, here)).resolves.toMatchObject({ Username: 'eve' })
  await expect(getUser(await signIn()(here), here)).resolves.toMatchObject({ Username: 'ada' })
})

test.each<[string, Step]>([
  [
    'AdminDeleteUser',
    ({ cognito, UserPoolId }) => cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ada' })),
  ],
  [
    'DeleteUser',
    async (here) => {
      const { AccessToken } = await signIn()(here)
      return here.cognito.send(new DeleteUserCommand({ AccessToken }))
    },
  ],
])('%s leaves nothing of the user but sent mail, and the name is free', async (_, end) => {
  const here = await world({ pool: { AliasAttributes: ['email'] } })
  const before = await signedIn(here)
  await signUp('eve', { email: 'eve@example.com' })(here)
  const { sub } = here.user('ada')!
  await end(here)
  const { messages: _messages, ...rest } = here.simulator.state
  expect(JSON.stringify(rest)).not.toContain(sub)
  expect(JSON.stringify(rest)).not.toContain('ada@example.com')
  await expect(getUser(before, here)).rejects.toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  })
  await expect(refresh(here, before.RefreshToken)).rejects.toMatchObject({
    message: 'Invalid Refresh Token.',
  })
  const again = await signedIn(here)
  expect(decodeJwt(again.AccessToken).sub).not.toBe(sub)
  await expect(getUser(before, here)).rejects.toMatchObject({ name: 'UserNotFoundException' })
})

test('an operation without output answers an empty body', async () => {
  const here = await world()
  const { AccessToken } = await signedIn(here)
  await here.cognito.send(new DeleteUserCommand({ AccessToken }))
  const answer = here.simulator.log.findLast((entry) => entry.kind === 'response')!
  expect(answer).toMatchObject({ status: 200, body: undefined })
})
