import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { firedByLastCall, throws, together, withFunctions, type Handler } from '../../../functions.ts'
import { ada, world } from '../../../world.ts'
import { SMS, wantSms } from '../steps/challenges.ts'
import { onNewDevice, signIn as signInOn } from '../steps/devices.ts'
import { confirm, signedIn, signIn, signUp, inOrder, type Here } from '../steps.ts'

const confirmed = inOrder(signUp(), confirm())
const unchanged: Handler = (event) => event
const user = ({ UserPoolId }: Here) => ({ UserPoolId, Username: 'ada' })
const HIDDEN = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH' as const, 'ALLOW_USER_SRP_AUTH' as const],
  PreventUserExistenceErrors: 'ENABLED' as const,
}

test.each(['PreAuthentication', 'PostAuthentication'])('%s refuses: nobody is signed in', async (name) => {
  const here = await world(withFunctions({ [name]: throws('not on Sundays') }))
  await confirmed(here)
  await expect(signIn()(here)).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: `${name} failed with error not on Sundays.`,
  })
  expect(here.simulator.state.sessions.size).toBe(0)
})

test('PreAuthentication is asked before the password is looked at', async () => {
  const here = await world(withFunctions({ PreAuthentication: throws('no') }))
  await confirmed(here)
  await expect(signIn('ada', 'Wrong-1843')(here)).rejects.toMatchObject({
    message: 'PreAuthentication failed with error no.',
  })
})

test('where it is hidden who exists, it runs for nobody too, and says so', async () => {
  const { events, ...settings } = withFunctions({ PreAuthentication: unchanged })
  const here = await world({ ...settings, client: HIDDEN })
  await confirmed(here)
  await signIn()(here)
  await expect(signIn('eve')(here)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  expect(events.map(({ userName, request }) => [userName, request.userNotFound])).toEqual([
    ['ada', false],
    ['eve', true],
  ])
  expect(events[1]!.request.userAttributes).toEqual({})
})

test('by SRP it is asked at the start, once, and not for who is not confirmed', async () => {
  const { events, ...settings } = withFunctions({ PreAuthentication: unchanged })
  const here = await world({ ...settings, client: HIDDEN })
  const begin = (USERNAME: string) =>
    here.cognito.send(
      new InitiateAuthCommand({
        ClientId: here.ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME, SRP_A: 'ab'.repeat(384) },
      }),
    )
  await signUp()(here)
  await begin('ada')
  expect(events).toEqual([])
  await confirm()(here)
  await begin('ada')
  await begin('eve')
  expect(events.map(({ userName, request }) => [userName, request.userNotFound])).toEqual([
    ['ada', false],
    ['eve', true],
  ])
})

test('a name that is locked asks no function', async () => {
  const { events, ...settings } = withFunctions({ PreAuthentication: unchanged })
  const here = await world(settings)
  await confirmed(here)
  for (let tries = 0; tries < 5; tries++) await signIn('ada', 'Wrong-1843')(here).catch(() => undefined)
  events.length = 0
  await expect(signIn()(here)).rejects.toMatchObject({ message: 'Password attempts exceeded' })
  expect(events).toEqual([])
})

test('of fifty wrong passwords at once only five are looked at, though functions run meanwhile', async () => {
  const here = await world(withFunctions({ PreAuthentication: together(50) }))
  await confirmed(here)
  const said = await Promise.all(
    Array.from({ length: 50 }, () =>
      signIn(
        'ada',
        'Wrong-1843',
      )(here).then(
        () => 'in',
        ({ message }: Error) => message,
      ),
    ),
  )
  expect(said.filter((text) => text === 'Incorrect username or password.')).toHaveLength(5)
  expect(said.filter((text) => text === 'Password attempts exceeded')).toHaveLength(45)
})

test('the ClientMetadata of a first step reach PreAuthentication alone, those of an answer what follows', async () => {
  const { events, ...settings } = withFunctions({
    ...{ PreAuthentication: unchanged, PostAuthentication: unchanged, PreTokenGeneration: unchanged },
    CustomMessage: unchanged,
  })
  const pool = { ...settings.pool, AutoVerifiedAttributes: ['phone_number' as const], ...SMS }
  const here = await world({ ...settings, pool })
  await signUp('ada', { phone_number: '+441818118181' })(here)
  await confirm()(here)
  const { AccessToken } = await signIn()(here)
  const { cognito, ClientId } = here
  await wantSms(here, AccessToken)
  events.length = 0

  const { Session } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
      ClientMetadata: { step: 'first' },
    }),
  )
  await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: 'SMS_MFA',
      Session,
      ChallengeResponses: { USERNAME: 'ada', SMS_MFA_CODE: here.inbox()[0]!.code! },
      ClientMetadata: { step: 'second' },
    }),
  )
  expect(
    events.map(({ triggerSource, request: { validationData, clientMetadata } }) => [
      triggerSource,
      { validationData, clientMetadata },
    ]),
  ).toEqual([
    ['PreAuthentication_Authentication', { validationData: { step: 'first' } }],
    ['CustomMessage_Authentication', {}],
    ['PostAuthentication_Authentication', { clientMetadata: { step: 'second' } }],
    ['TokenGeneration_Authentication', { clientMetadata: { step: 'second' } }],
  ])
})

test('PostAuthentication learns whether the device is new, where devices are tracked', async () => {
  const { events, ...settings } = withFunctions({ PostAuthentication: unchanged })
  const DeviceConfiguration = { DeviceOnlyRememberedOnUserPrompt: true }
  const here = await world({ ...settings, pool: { ...settings.pool, DeviceConfiguration } })
  await confirmed(here)
  const { key } = await onNewDevice(here)
  await signInOn(here, key)
  expect(events.map(({ request }) => request.newDeviceUsed)).toEqual([true, false])
})

/** What a function may do to the user in whose sign-in it runs, and how the sign-in ends. */
const MEDDLING = [
  {
    what: 'deletes the user',
    meddle: (here: Here) => here.cognito.send(new AdminDeleteUserCommand(user(here))),
    message: 'Incorrect username or password.',
  },
  {
    what: 'disables the user',
    meddle: (here: Here) => here.cognito.send(new AdminDisableUserCommand(user(here))),
    message: 'User is disabled.',
  },
  {
    what: 'resets the password',
    meddle: (here: Here) => here.cognito.send(new AdminResetUserPasswordCommand(user(here))),
    message: 'Password reset required for the user',
  },
]
const RUNNING = ['PostAuthentication', 'PreTokenGeneration']
const meddling = MEDDLING.flatMap((row) => RUNNING.map((trigger) => ({ trigger, ...row })))

test.each(meddling)('$trigger $what: no tokens come', async ({ trigger, meddle, message }) => {
  const its: { here?: Here } = {}
  const settings = withFunctions({
    [trigger]: async (event) => {
      await meddle(its.here!)
      return event
    },
  })
  const here = (its.here = await world(settings))
  await confirmed(here)
  await expect(signIn()(here)).rejects.toMatchObject({ message })
  expect(here.simulator.state.sessions.size).toBe(0)
})

test('PreAuthentication sets another password: it is the one that counts', async () => {
  const its: { here?: Here } = {}
  const Password = 'Difference-1843'
  const settings = withFunctions({
    async PreAuthentication(event) {
      const { cognito, UserPoolId } = its.here!
      await cognito.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ada', Password, Permanent: true }),
      )
      return event
    },
  })
  const here = (its.here = await world(settings))
  await confirmed(here)
  await expect(signIn()(here)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  await expect(signIn('ada', Password)(here)).resolves.toBeDefined()
})

test('a challenge is not opened for a user who was changed while its message was written', async () => {
  const its: { here?: Here } = {}
  const settings = withFunctions({
    async CustomMessage(event) {
      if (event.triggerSource !== 'CustomMessage_Authentication') return event
      const Password = 'Temporary-1843'
      await its.here!.cognito.send(new AdminSetUserPasswordCommand({ ...user(its.here!), Password }))
      return event
    },
  })
  const here = (its.here = await world({
    ...settings,
    client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'] },
    pool: {
      ...settings.pool,
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    },
  }))
  await confirmed(here)
  const { cognito, ClientId } = here
  const AuthParameters = { USERNAME: 'ada', PREFERRED_CHALLENGE: 'EMAIL_OTP' }
  await expect(
    cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters })),
  ).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

test('refreshing tokens asks neither of the two', async () => {
  const { events, ...settings } = withFunctions({
    PreAuthentication: unchanged,
    PostAuthentication: unchanged,
  })
  const here = await world(settings)
  const { RefreshToken } = await signedIn(here)
  events.length = 0
  await here.cognito.send(
    new InitiateAuthCommand({
      ClientId: here.ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    }),
  )
  expect(events).toEqual([])
  expect(firedByLastCall(here)).toEqual([])
})
