import {
  AdminRevokeUserSessionCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
  RevokeUserSessionCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { START, world } from '../../world.ts'
import { inOrder, type Here, getUser, signedIn, signIn, type Tokens } from './steps.ts'
import { track, list, adminList } from './steps/sessions.ts'

const refresh = ({ cognito, ClientId }: Here, { RefreshToken }: Tokens) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    }),
  )
const REVOKED = { name: 'NotAuthorizedException', message: 'Access Token has been revoked' }

test('sign-ins are listed once the pool tracks them, and the caller’s own is marked', async () => {
  const here = await world()
  const before = await signedIn(here)
  expect(await list(here, before)).toEqual([])
  await track()(here)
  const first = await signIn()(here)
  here.clock.advance(1000)
  await signIn()(here)
  const [one, two, ...others] = await list(here, first)
  expect(one).toEqual({
    SessionId: expect.stringMatching(/^tkn[a-z0-9]{25}$/),
    SessionType: 'TOKEN',
    ClientId: here.ClientId,
    CreateDate: new Date(START),
    LastActiveDate: new Date(START),
    DeviceType: 'unknown',
    LastLocation: { Country: 'unknown' },
    IsCurrentSession: true,
  })
  expect([two!.IsCurrentSession, others]).toEqual([false, []])
  expect((await adminList(here)).map(({ IsCurrentSession }) => IsCurrentSession)).toEqual([false, false])
})

test('a refresh makes a session the last used; beyond MaxPerUser the least recently used one ends', async () => {
  const here = await world()
  await inOrder(signedIn, track(2))(here)
  const next = async () => {
    here.clock.advance(1000)
    return signIn()(here)
  }
  const [first, second] = [await next(), await next()]
  here.clock.advance(1000)
  await refresh(here, first)
  const third = await next()
  await expect(getUser(second, here)).rejects.toMatchObject(REVOKED)
  await expect(refresh(here, second)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' })
  expect((await list(here, third)).map(({ LastActiveDate }) => LastActiveDate!.getTime() - START)).toEqual([
    3000, 4000,
  ])
  await getUser(first, here)
})

test('a lower MaxPerUser ends sessions at the next sign-in only', async () => {
  const here = await world()
  await inOrder(signedIn, track(3))(here)
  for (let i = 0; i < 3; i++) await signIn()(here)
  await track(1)(here)
  expect(await adminList(here)).toHaveLength(3)
  const last = await signIn()(here)
  expect(await list(here, last)).toMatchObject([{ IsCurrentSession: true }])
})

test('one session of a user is revoked, by the user or an administrator; the others go on', async () => {
  const here = await world()
  await inOrder(signedIn, track())(here)
  const mine = await signIn()(here)
  const { cognito, UserPoolId } = here
  const idOf = async (tokens: Tokens) =>
    (await list(here, tokens)).find(({ IsCurrentSession }) => IsCurrentSession)!.SessionId
  const { AccessToken } = mine

  const phone = await signIn()(here)
  await cognito.send(new RevokeUserSessionCommand({ AccessToken, SessionId: await idOf(phone) }))
  await expect(getUser(phone, here)).rejects.toMatchObject(REVOKED)

  const tablet = await signIn()(here)
  const SessionId = await idOf(tablet)
  const RevokeAssociatedSessions = 'LINKED'
  await cognito.send(
    new AdminRevokeUserSessionCommand({ UserPoolId, Username: 'ada', SessionId, RevokeAssociatedSessions }),
  )
  await expect(getUser(tablet, here)).rejects.toMatchObject(REVOKED)
  expect(await list(here, mine)).toMatchObject([{ IsCurrentSession: true }])
})

test('revoked, signed-out and expired sessions are not listed', async () => {
  const here = await world()
  await inOrder(signedIn, track())(here)
  const { cognito, ClientId, clock } = here
  const { RefreshToken } = await signIn()(here)
  const { AccessToken } = await signIn()(here)
  await cognito.send(
    new RevokeTokenCommand({ ClientId, Token: RefreshToken, RevokeAssociatedSessions: 'LINKED' }),
  )
  expect(await adminList(here)).toHaveLength(1)
  await cognito.send(new GlobalSignOutCommand({ AccessToken }))
  expect(await adminList(here)).toEqual([])
  await signIn()(here)
  clock.advance(30 * 24 * 60 * 60_000)
  expect(await adminList(here)).toEqual([])
})
