import {
  AdminGetUserCommand,
  CreateUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { rawCall, world } from '../../world.ts'
import type { Here } from './steps.ts'

const limited = async () => {
  const here = await world()
  here.simulator.set({ quotas: 'on' })
  return here
}

/** Makes one unsigned call several times, and tells how often each answer came. */
async function often(here: Here, times: number, operation: string, input: object = {}) {
  const answers: Record<string, number> = {}
  for (let i = 0; i < times; i++) {
    const response = await rawCall(here.simulator, operation, JSON.stringify(input))
    const { __type = 'accepted' } = (await response.json()) as { __type?: string }
    answers[__type] = (answers[__type] ?? 0) + 1
  }
  return answers
}

const createClient = ({ cognito, UserPoolId }: Here) =>
  cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app' }))

const clients = async ({ cognito, UserPoolId }: Here) =>
  (await cognito.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }))).UserPoolClients!.length

test('fifteen app clients a second, the next one is refused before anything is done, a second later it comes', async () => {
  const here = await limited()
  for (let i = 0; i < 15; i++) await createClient(here)
  await expect(createClient(here)).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    message: 'Rate exceeded',
    $metadata: { httpStatusCode: 400, attempts: 3 },
  })
  expect(await clients(here)).toBe(16)
  here.clock.advance(999)
  await expect(createClient(here)).rejects.toMatchObject({ name: 'TooManyRequestsException' })
  here.clock.advance(1)
  await createClient(here)
  expect(await clients(here)).toBe(17)
})

test('no quota holds until it is asked for', async () => {
  const here = await world()
  for (let i = 0; i < 20; i++) await createClient(here)
  expect(await clients(here)).toBe(21)
})

test('refused or not, a request counts, and each Region counts by itself', async () => {
  const here = await limited()
  expect(await often(here, 130, 'GetUser', { AccessToken: 'none' })).toEqual({
    NotAuthorizedException: 120,
    TooManyRequestsException: 10,
  })
  // An administrator's call is of the same category, one of another Region is not.
  const { cognito, UserPoolId } = here
  await expect(cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
  })
  const elsewhere = new Request('https://cognito-idp.eu-west-1.amazonaws.com/', {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' },
    body: '{"AccessToken":"none"}',
  })
  expect(await (await here.simulator.fetch(elsewhere)).json()).toMatchObject({
    __type: 'NotAuthorizedException',
  })
})

test('answers to challenges come three times as often as sign-ins; a new password counts as recovery', async () => {
  const here = await limited()
  const answer = (ChallengeName: string, times: number) =>
    often(here, times, 'RespondToAuthChallenge', { ClientId: here.ClientId, ChallengeName })
  const begun = { ClientId: here.ClientId, AuthFlow: 'USER_PASSWORD_AUTH' }
  expect((await often(here, 121, 'InitiateAuth', begun)).TooManyRequestsException).toBe(1)
  expect((await answer('SMS_MFA', 361)).TooManyRequestsException).toBe(1)
  expect((await answer('NEW_PASSWORD_REQUIRED', 29)).TooManyRequestsException).toBeUndefined()
  const forgotten = { ClientId: here.ClientId, Username: 'ada' }
  expect(await often(here, 2, 'ForgotPassword', forgotten)).toEqual({
    UserNotFoundException: 1,
    TooManyRequestsException: 1,
  })
})

test('what is counted is saved with the state, and does not grow', async () => {
  const here = await limited()
  for (let second = 0; second < 5; second++) {
    await often(here, 100, 'GetUser', { AccessToken: 'none' })
    here.clock.advance(1000)
  }
  expect(here.simulator.state.requestCounts.size).toBe(1)
  await often(here, 120, 'GetUser', { AccessToken: 'none' })
  here.simulator.restore(JSON.parse(JSON.stringify(here.simulator.state)))
  expect(await often(here, 1, 'GetUser', { AccessToken: 'none' })).toEqual({ TooManyRequestsException: 1 })
})
