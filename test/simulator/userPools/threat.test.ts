import {
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
  type AccountTakeoverEventActionType,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { signInWithSrp } from '../../../src/flows/signInWithSrp.ts'
import { appCode } from '../../appCode.ts'
import { ada } from '../../world.ts'
import type { Here } from './steps.ts'
import {
  act,
  answer,
  BLOCKED,
  eventsOf,
  find,
  offerMfa,
  signIn,
  watchedAda,
  withPhone,
} from './threatPool.ts'

const LEVELS = ['Low', 'Medium', 'High'] as const
const rule = (EventAction: AccountTakeoverEventActionType) => ({ EventAction, Notify: false })

/** One rule for one level; the other levels are blocked, so that the wrong one shows. */
const only = (here: Here, level: (typeof LEVELS)[number], action: AccountTakeoverEventActionType) =>
  act(here, {
    ...{ LowAction: rule('BLOCK'), MediumAction: rule('BLOCK'), HighAction: rule('BLOCK') },
    [`${level}Action`]: rule(action),
  })

const TOKENS = { AuthenticationResult: { TokenType: 'Bearer' } }
const ASKED = { ChallengeName: 'SMS_MFA', ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS' } }

/** What comes of a rule for somebody without, and with, a phone number that could be a second factor. */
const OUTCOMES: [AccountTakeoverEventActionType, alone: object, withFactor: object][] = [
  ['NO_ACTION', TOKENS, TOKENS],
  ['MFA_IF_CONFIGURED', TOKENS, ASKED],
  ['MFA_REQUIRED', BLOCKED, ASKED],
  ['BLOCK', BLOCKED, BLOCKED],
]
const CASES = LEVELS.flatMap((level) =>
  OUTCOMES.flatMap(([action, alone, withFactor]) => [
    { level, action, has: 'no factor', values: { email: ada.email }, outcome: alone },
    { level, action, has: 'a phone number', values: withPhone, outcome: withFactor },
  ]),
)

/** The answer, or the refusal. */
const outcomeOf = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error)

test.each(CASES)('ENFORCED, $level risk, $action, $has', async ({ level, action, values, outcome }) => {
  const here = await watchedAda('ENFORCED', { values })
  await offerMfa(here)
  await only(here, level, action)
  find(here, level)
  expect(await outcomeOf(signIn(here))).toMatchObject(outcome)

  const [event] = await eventsOf(here)
  const isBlocked = outcome === BLOCKED
  expect(event).toMatchObject({
    EventType: 'SignIn',
    EventResponse: isBlocked ? 'Fail' : outcome === ASKED ? 'InProgress' : 'Pass',
    EventRisk: {
      RiskDecision: isBlocked ? 'Block' : 'AccountTakeover',
      RiskLevel: level,
      CompromisedCredentialsDetected: false,
    },
    ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Success' }],
  })
  // The risk was that of one sign-in.
  expect(await signIn(here)).toMatchObject(TOKENS)
  expect((await eventsOf(here)).map(({ EventRisk }) => EventRisk!.RiskDecision).sort()).toEqual(
    [isBlocked ? 'Block' : 'AccountTakeover', 'NoRisk'].sort(),
  )
})

test.each(CASES)('AUDIT, $level risk, $action, $has: nothing but the event', async (given) => {
  const here = await watchedAda('AUDIT', { values: given.values })
  await offerMfa(here)
  await only(here, given.level, given.action)
  find(here, given.level)
  expect(await signIn(here)).toMatchObject(TOKENS)
  expect(await eventsOf(here)).toMatchObject([
    { EventResponse: 'Pass', EventRisk: { RiskDecision: 'AccountTakeover', RiskLevel: given.level } },
  ])
})

test.each(LEVELS)(
  'without rules nothing is done about %s risk, nor where one level has none',
  async (level) => {
    const here = await watchedAda()
    find(here, level)
    expect(await signIn(here)).toMatchObject(TOKENS)
    await act(here, level === 'High' ? { LowAction: rule('BLOCK') } : { HighAction: rule('BLOCK') })
    find(here, level)
    expect(await signIn(here)).toMatchObject(TOKENS)
  },
)

test('without threat protection the risk waits, and makes no difference', async () => {
  const here = await watchedAda('OFF')
  find(here, 'High')
  expect(await signIn(here)).toMatchObject(TOKENS)
  expect(here.simulator.state.authEvents.size).toBe(0)
  expect(here.simulator.state.settings.size).toBe(1)
})

test('an app client’s own rules go before the pool’s, as a whole', async () => {
  const here = await watchedAda()
  await act(here, { LowAction: rule('BLOCK'), HighAction: rule('BLOCK') })
  find(here, 'High')
  await expect(signIn(here)).rejects.toMatchObject(BLOCKED)

  await act(here, { HighAction: rule('NO_ACTION') }, here.ClientId)
  find(here, 'High')
  expect(await signIn(here)).toMatchObject(TOKENS)
  find(here, 'Low')
  expect(await signIn(here)).toMatchObject(TOKENS)

  const { ClientId } = await here.newClient()
  find(here, 'High')
  await expect(signIn({ ...here, ClientId: ClientId! })).rejects.toMatchObject(BLOCKED)
})

test('the demanded factor is asked for, answered wrongly, then rightly: the event tells', async () => {
  const here = await watchedAda('ENFORCED', { values: withPhone })
  await offerMfa(here)
  await act(here, { HighAction: rule('MFA_REQUIRED') })
  find(here, 'High')
  const asked = await signIn(here)
  const { code } = here.inbox()[0]!
  const wrong = answer(here, asked, { SMS_MFA_CODE: code === '000000' ? '111111' : '000000' })
  await expect(wrong).rejects.toMatchObject({ name: 'CodeMismatchException' })
  const password = { ChallengeName: 'Password', ChallengeResponse: 'Success' }
  expect(await eventsOf(here)).toMatchObject([
    {
      EventResponse: 'Fail',
      ChallengeResponses: [password, { ChallengeName: 'Mfa', ChallengeResponse: 'Failure' }],
    },
  ])

  const { AuthenticationResult } = await answer(here, asked, { SMS_MFA_CODE: code! })
  const [event] = await eventsOf(here)
  expect(event).toMatchObject({
    EventResponse: 'Pass',
    ChallengeResponses: [password, { ChallengeName: 'Mfa', ChallengeResponse: 'Success' }],
  })
  // Tokens name the event that they come from.
  expect(decodeJwt(AuthenticationResult!.AccessToken!).event_id).toBe(event!.EventId)
  expect(decodeJwt(AuthenticationResult!.IdToken!).event_id).toBe(event!.EventId)
  expect(here.user('ada')!.UserMFASettingList).toBeUndefined()
})

/** Sets up an authenticator app, and leaves it off. */
async function withApp(here: Here): Promise<string> {
  const { AuthenticationResult } = await signIn(here)
  const AccessToken = AuthenticationResult!.AccessToken!
  const { SecretCode } = await here.cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }))
  const UserCode = appCode(SecretCode!, here.clock.now())
  await here.cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  here.clock.advance(30_000)
  const SoftwareTokenMfaSettings = { Enabled: false }
  await here.cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
  return SecretCode!
}

test('with an app and a phone number the user chooses', async () => {
  const here = await watchedAda('ENFORCED', { values: withPhone })
  await offerMfa(here)
  const secret = await withApp(here)
  await act(here, { MediumAction: rule('MFA_IF_CONFIGURED') })
  find(here, 'Medium')
  const choice = await signIn(here)
  expect(choice).toMatchObject({
    ChallengeName: 'SELECT_MFA_TYPE',
    ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
  })
  const asked = await answer(here, choice, { ANSWER: 'SOFTWARE_TOKEN_MFA' })
  const SOFTWARE_TOKEN_MFA_CODE = appCode(secret, here.clock.now())
  expect(await answer(here, asked, { SOFTWARE_TOKEN_MFA_CODE })).toMatchObject(TOKENS)
  expect((await eventsOf(here))[0]).toMatchObject({
    EventResponse: 'Pass',
    ChallengeResponses: [
      { ChallengeName: 'Password' },
      { ChallengeName: 'Mfa', ChallengeResponse: 'Success' },
    ],
  })
})

test('a pool without MFA can’t demand it: allowed if only wished for, blocked if required', async () => {
  const here = await watchedAda('ENFORCED', { values: withPhone })
  await act(here, { LowAction: rule('MFA_IF_CONFIGURED'), HighAction: rule('MFA_REQUIRED') })
  find(here, 'Low')
  expect(await signIn(here)).toMatchObject(TOKENS)
  find(here, 'High')
  await expect(signIn(here)).rejects.toMatchObject(BLOCKED)
})

test('SRP: weighed at the proof of the password', async () => {
  const here = await watchedAda()
  await act(here, { HighAction: rule('BLOCK') })
  const { cognito, ClientId, UserPoolId } = here
  const env = { AWS_REGION: 'us-east-1', USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId }
  const prove = (password: string) => signInWithSrp({ cognito, env }, { username: 'ada', password })
  find(here, 'High')
  await expect(prove(ada.Password)).rejects.toMatchObject(BLOCKED)
  // Nobody sees the password, so nobody knows that it is compromised.
  find(here, 'CompromisedCredentials')
  expect(await prove(ada.Password)).toMatchObject(TOKENS)
  await expect(prove('wrong')).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  expect((await eventsOf(here)).map(({ EventResponse }) => EventResponse).sort()).toEqual([
    'Fail',
    'Fail',
    'Pass',
  ])
})

test('a wrong password uses the risk up; a name that nobody has does not', async () => {
  const here = await watchedAda()
  await act(here, { HighAction: rule('BLOCK') })
  find(here, 'High')
  await expect(signIn(here, 'wrong', 'nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  await expect(signIn(here, 'wrong')).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  expect(await eventsOf(here)).toMatchObject([
    {
      EventResponse: 'Fail',
      EventRisk: { RiskDecision: 'AccountTakeover', RiskLevel: 'High' },
      ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Failure' }],
    },
  ])
  expect(await signIn(here)).toMatchObject(TOKENS)
})

test('ten sign-ins at once: one finds the risk', async () => {
  const here = await watchedAda()
  await act(here, { HighAction: rule('BLOCK') })
  find(here, 'High')
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => signIn(here)))
  expect(all.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: BLOCKED }])
  expect(await eventsOf(here)).toHaveLength(10)
})

test('USER_AUTH is not watched', async () => {
  const here = await watchedAda()
  await act(here, { HighAction: rule('BLOCK') })
  find(here, 'High')
  const asked = await here.cognito.send(
    new InitiateAuthCommand({
      ClientId: here.ClientId,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: 'ada', PREFERRED_CHALLENGE: 'PASSWORD' },
    }),
  )
  expect(await answer(here, asked, { PASSWORD: ada.Password })).toMatchObject(TOKENS)
  expect(await eventsOf(here)).toEqual([])
  expect(here.simulator.state.settings.size).toBe(1)
})

test('what is demanded comes after a new password too', async () => {
  const here = await watchedAda('ENFORCED', { values: withPhone })
  await offerMfa(here)
  await act(here, { HighAction: rule('MFA_REQUIRED') })
  const { cognito, UserPoolId } = here
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ada', Password: 'Temporary-1' }),
  )
  find(here, 'High')
  const first = await signIn(here, 'Temporary-1')
  expect(first.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  const second = await answer(here, first, { NEW_PASSWORD: ada.Password })
  expect(second.ChallengeName).toBe('SMS_MFA')
  expect(await answer(here, second, { SMS_MFA_CODE: here.inbox()[0]!.code! })).toMatchObject(TOKENS)
})
