import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  DeleteUserCommand,
  GetTokensFromRefreshTokenCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { inOrder, testRefusals, type Here, type Refusal, type Step } from './refusal.ts'
import { confirm, getUser, signedIn, signIn, signUp, type Tokens } from './steps.ts'

const ROTATING = (RetryGracePeriodSeconds: number) => ({
  client: {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH' as const],
    RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds },
  },
})
const HOUR = 3_600_000

const renew = (here: Here, RefreshToken: string, more: { ClientId?: string; ClientSecret?: string } = {}) =>
  here.cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId: here.ClientId, RefreshToken, ...more }))
const refresh = ({ cognito, ClientId }: Here, REFRESH_TOKEN: string) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  )
const revoke = (here: Here, Token: string, more: { ClientId?: string; ClientSecret?: string } = {}) =>
  here.cognito.send(new RevokeTokenCommand({ ClientId: here.ClientId, Token, ...more }))

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

const ready = inOrder(signUp(), confirm())
const nobody = {
  name: 'UserNotFoundException',
  message: 'User does not exist.',
  evidence: 'docs; text recorded',
}
const admin = (name: string, Command: typeof AdminDeleteUserCommand): Refusal => ({
  when: `${name} for nobody`,
  call: ({ cognito, UserPoolId }) => cognito.send(new Command({ UserPoolId, Username: 'nobody' })),
  ...nobody,
})
const noPool = (name: string, Command: typeof AdminDeleteUserCommand): Refusal => ({
  when: `${name} in a pool that is not there`,
  call: ({ cognito }) => cognito.send(new Command({ UserPoolId: 'us-east-1_nobody000', Username: 'ada' })),
  name: 'ResourceNotFoundException',
  message: 'User pool us-east-1_nobody000 does not exist.',
  evidence: 'recorded',
})
const commands = Object.entries({
  AdminDeleteUser: AdminDeleteUserCommand,
  AdminDisableUser: AdminDisableUserCommand,
  AdminEnableUser: AdminEnableUserCommand,
  AdminUserGlobalSignOut: AdminUserGlobalSignOutCommand,
}) as [string, typeof AdminDeleteUserCommand][]

testRefusals([
  ...commands.flatMap(([name, Command]) => [admin(name, Command), noPool(name, Command)]),
  {
    when: 'refreshing a disabled user',
    given: ready,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      await here.cognito.send(new AdminDisableUserCommand({ UserPoolId: here.UserPoolId, Username: 'ada' }))
      return renew(here, RefreshToken)
    },
    name: 'NotAuthorizedException',
    message: 'User is disabled.',
    evidence: 'text recorded; that it comes here known (OP-207)',
  },
  {
    when: 'GetTokensFromRefreshToken with rubbish',
    call: (here) => renew(here, 'rubbish'),
    name: 'NotAuthorizedException',
    message: 'Invalid Refresh Token.',
    evidence: 'recorded',
  },
  {
    when: 'GetTokensFromRefreshToken with an access token',
    given: ready,
    call: async (here) => renew(here, (await signIn()(here)).AccessToken),
    name: 'NotAuthorizedException',
    message: 'Invalid Refresh Token.',
    evidence: 'recorded text',
  },
  {
    when: 'GetTokensFromRefreshToken at another client',
    given: ready,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      const { ClientId } = await here.newClient()
      return renew(here, RefreshToken, { ClientId: ClientId! })
    },
    name: 'NotAuthorizedException',
    message: 'Invalid Refresh Token.',
    evidence: 'recorded',
  },
  {
    when: 'GetTokensFromRefreshToken at an unknown client',
    call: (here) => renew(here, 'rubbish', { ClientId: 'nobody0' }),
    name: 'ResourceNotFoundException',
    message: 'User pool client nobody0 does not exist.',
    evidence: 'recorded',
  },
  {
    when: 'GetTokensFromRefreshToken without the client’s secret',
    settings: { client: { GenerateSecret: true } },
    call: (here) => renew(here, 'rubbish'),
    name: 'NotAuthorizedException',
    message: '',
    evidence: 'class model; no text on record',
  },
  {
    when: 'reusing a rotated refresh token',
    settings: ROTATING(0),
    given: ready,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      await renew(here, RefreshToken)
      return renew(here, RefreshToken)
    },
    name: 'RefreshTokenReuseException',
    message: 'Refresh token has been used already.',
    evidence: 'class docs; text ours (OP-119)',
  },
  {
    when: 'REFRESH_TOKEN_AUTH where tokens rotate',
    settings: ROTATING(0),
    given: ready,
    call: async (here) => refresh(here, (await signIn()(here)).RefreshToken),
    name: 'InvalidParameterException',
    message: 'Refresh Token flow not enabled for this client',
    evidence: 'docs; text peer (OP-131)',
  },
  {
    when: 'a client with rotation and ALLOW_REFRESH_TOKEN_AUTH',
    call: ({ newClient }) => newClient({ RefreshTokenRotation: { Feature: 'ENABLED' } }),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'docs; no text on record',
  },
  {
    when: 'rotation on the Lite plan',
    settings: { pool: { UserPoolTier: 'LITE' } },
    call: ({ newClient }) =>
      newClient({ ExplicitAuthFlows: [], RefreshTokenRotation: { Feature: 'ENABLED' } }),
    name: 'FeatureUnavailableInTierException',
    message:
      'The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
    evidence: 'form recorded, the feature’s name ours (OP-120)',
  },
  {
    when: 'RevokeToken at an unknown client',
    call: (here) => revoke(here, 'rubbish', { ClientId: 'nobody0' }),
    name: 'UnauthorizedException',
    message: '',
    evidence: 'class docs; no text on record',
  },
  {
    when: 'RevokeToken without the client’s secret',
    settings: { client: { GenerateSecret: true } },
    call: (here) => revoke(here, 'rubbish'),
    name: 'UnauthorizedException',
    message: '',
    evidence: 'class docs; no text on record',
  },
  {
    when: 'RevokeToken of another client’s token',
    given: ready,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      const { ClientId } = await here.newClient()
      return revoke(here, RefreshToken, { ClientId: ClientId! })
    },
    name: 'UnauthorizedException',
    message: '',
    evidence: 'class docs; no text on record',
  },
  {
    when: 'RevokeToken where revocation is off',
    settings: { client: { EnableTokenRevocation: false } },
    call: (here) => revoke(here, 'rubbish'),
    name: 'UnsupportedOperationException',
    message: '',
    evidence: 'class docs; no text on record',
  },
  {
    when: 'RevokeToken of an access token',
    given: ready,
    call: async (here) => revoke(here, (await signIn()(here)).AccessToken),
    name: 'UnsupportedTokenTypeException',
    message: '',
    evidence: 'class docs; no text on record',
  },
  {
    when: 'GlobalSignOut with rubbish',
    call: ({ cognito }) => cognito.send(new GlobalSignOutCommand({ AccessToken: 'rubbish' })),
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
    evidence: 'recorded',
  },
  {
    when: 'GlobalSignOut twice with the same token',
    given: ready,
    call: async ({ cognito, ...here }) => {
      const { AccessToken } = await signIn()({ cognito, ...here })
      await cognito.send(new GlobalSignOutCommand({ AccessToken }))
      return cognito.send(new GlobalSignOutCommand({ AccessToken }))
    },
    name: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
    evidence: 'docs',
  },
  {
    when: 'DeleteUser with rubbish',
    call: ({ cognito }) => cognito.send(new DeleteUserCommand({ AccessToken: 'rubbish' })),
    name: 'NotAuthorizedException',
    message: 'Invalid Access Token',
    evidence: 'recorded',
  },
])

test('an operation without output answers an empty body', async () => {
  const here = await world()
  const { AccessToken } = await signedIn(here)
  await here.cognito.send(new DeleteUserCommand({ AccessToken }))
  const answer = here.simulator.log.findLast((entry) => entry.kind === 'response')!
  expect(answer).toMatchObject({ status: 200, body: undefined })
})
