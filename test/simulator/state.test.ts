import {
  ConfirmSignUpCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { createClients } from '../../src/aws/createClients.ts'
import { createSimulator, createWorld, newSigningKey } from '../../src/simulator/index.ts'
import { ada, START, world } from '../world.ts'

async function signedIn() {
  const here = await world()
  const { cognito, ClientId, inbox } = here
  await cognito.send(
    new SignUpCommand({ ClientId, ...ada, UserAttributes: [{ Name: 'email', Value: ada.email }] }),
  )
  await cognito.send(
    new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode: inbox()[0]!.code }),
  )
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: ada.Username, PASSWORD: ada.Password },
    }),
  )
  return { ...here, tokens: AuthenticationResult! }
}

test('the state is a value: after a trip through JSON everything goes on, clock and randomness included', async () => {
  const { simulator, tokens, ClientId, position } = await signedIn()
  const saved = JSON.parse(JSON.stringify({ state: simulator.state, position: position() }))

  const host = { wallNow: () => START, createKey: newSigningKey }
  const later = createWorld(host, saved.position, false)
  const revived = createSimulator(later.world, saved.state)
  const { cognito } = createClients({ fetch: revived.fetch, clock: later.clock, region: 'us-east-1' })

  await expect(cognito.send(new GetUserCommand({ AccessToken: tokens.AccessToken }))).resolves.toMatchObject({
    Username: 'ada',
  })
  const refreshed = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken! },
    }),
  )
  expect(refreshed.AuthenticationResult!.AccessToken).not.toBe(tokens.AccessToken)
})

test('the same seed, clock and keys give the same tokens, to the letter', async () => {
  const [one, two] = [await signedIn(), await signedIn()]
  expect(two.tokens.RefreshToken).toBe(one.tokens.RefreshToken)
  expect(two.tokens.IdToken!.split('.')[1]).toBe(one.tokens.IdToken!.split('.')[1])
})

test('a former state can be gone back to', async () => {
  const { simulator, cognito, ClientId } = await world()
  const before = simulator.state
  const signUp = () =>
    cognito.send(new SignUpCommand({ ClientId, Username: ada.Username, Password: ada.Password }))
  await signUp()
  simulator.restore(before)
  await expect(signUp()).resolves.toMatchObject({ UserConfirmed: false })
})

test.each([null, 1, 'x', {}, { version: 2 }])('%j is no state, and says so', async (saved) => {
  const { simulator } = await world()
  expect(() => simulator.restore(saved)).toThrow('This is not a saved state that this version can read.')
})

test('fifty parallel sign-ups and confirmations: exactly one of each wins', async () => {
  const { cognito, ClientId, inbox } = await world()
  const times = <T>(run: () => Promise<T>) => Promise.allSettled(Array.from({ length: 50 }, run))
  const wins = (settled: PromiseSettledResult<unknown>[]) =>
    settled.filter(({ status }) => status === 'fulfilled').length

  const signUps = await times(() =>
    cognito.send(
      new SignUpCommand({ ClientId, ...ada, UserAttributes: [{ Name: 'email', Value: ada.email }] }),
    ),
  )
  const confirmations = await times(() =>
    cognito.send(new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode: inbox()[0]!.code })),
  )
  expect([wins(signUps), wins(confirmations), inbox().length]).toEqual([1, 1, 1])
})

test('ListUsers pages through everybody once, in order, and refuses another listing’s token', async () => {
  const { cognito, ClientId, UserPoolId, simulator } = await world()
  const names = Array.from({ length: 130 }, (_, i) => `user${String(i).padStart(3, '0')}`)
  for (const Username of [...names].reverse()) {
    await cognito.send(new SignUpCommand({ ClientId, Username, Password: ada.Password }))
  }
  const pages: string[][] = []
  let PaginationToken: string | undefined
  do {
    const page = await cognito.send(new ListUsersCommand({ UserPoolId, PaginationToken }))
    pages.push(page.Users!.map(({ Username }) => Username!))
    PaginationToken = page.PaginationToken
  } while (PaginationToken)
  expect(pages.map((page) => page.length)).toEqual([60, 60, 10])
  expect(pages.flat()).toEqual(names)

  const filtered = await cognito.send(
    new ListUsersCommand({ UserPoolId, Filter: 'username ^= "user0"', Limit: 7 }),
  )
  expect(filtered.Users!.map(({ Username }) => Username)).toEqual(names.slice(0, 7))
  const other = { UserPoolId, PaginationToken: filtered.PaginationToken }
  await expect(cognito.send(new ListUsersCommand(other))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
  expect(simulator.state.users.size).toBe(130)
})
