import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import type { LambdaEvent } from '../../world.ts'
import type { Here } from './steps.ts'
import {
  act,
  answer,
  BLOCKED,
  eventsOf,
  find,
  offerMfa,
  signIn,
  watched,
  watchedAda,
  withPhone,
} from './threatPool.ts'

const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
const TOKENS = { AuthenticationResult: { TokenType: 'Bearer' } }
const HIGH = (EventAction: 'BLOCK' | 'MFA_REQUIRED' | 'NO_ACTION') => ({
  HighAction: { EventAction, Notify: false },
})

/** One riddle; tokens for the right answer, and the end for a wrong one. */
async function riddledAda(...modes: Parameters<typeof watched>) {
  const sessions: unknown[] = []
  const here = await watchedAda(modes[0], {
    values: withPhone,
    pool: {
      ...watched(...modes),
      LambdaConfig: {
        DefineAuthChallenge: arn('define'),
        CreateAuthChallenge: arn('create'),
        VerifyAuthChallengeResponse: arn('verify'),
      },
    },
    functions: {
      define(event: LambdaEvent) {
        const session = event.request.session as { challengeResult: boolean }[]
        sessions.push(session)
        const last = session.at(-1)
        if (!last) event.response.challengeName = 'CUSTOM_CHALLENGE'
        else event.response[last.challengeResult ? 'issueTokens' : 'failAuthentication'] = true
        return event
      },
      create: (event: LambdaEvent) => event,
      verify(event: LambdaEvent) {
        event.response.answerCorrect = event.request.challengeAnswer === 'needle'
        return event
      },
    },
  })
  return { here, sessions }
}

async function solve(here: Here, ANSWER = 'needle') {
  const { cognito, ClientId } = here
  const AuthParameters = { USERNAME: 'ada' }
  const asked = await cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters }),
  )
  return answer(here, asked, { ANSWER })
}

type Case = { modes: Parameters<typeof watched>; custom: object; standard: object; events: number }
const CASES: Case[] = [
  { modes: ['ENFORCED'], custom: TOKENS, standard: BLOCKED, events: 1 },
  { modes: ['ENFORCED', 'AUDIT'], custom: TOKENS, standard: BLOCKED, events: 2 },
  { modes: ['AUDIT', 'ENFORCED'], custom: BLOCKED, standard: TOKENS, events: 2 },
  { modes: ['OFF', 'ENFORCED'], custom: BLOCKED, standard: TOKENS, events: 1 },
]

test.each(CASES)('$modes: custom sign-ins have a mode of their own', async (given) => {
  const { modes, custom, standard, events } = given
  const { here } = await riddledAda(...modes)
  await act(here, HIGH('BLOCK'))
  find(here, 'High')
  const outcomeOf = (call: Promise<unknown>) => call.catch((error: unknown) => error)
  expect(await outcomeOf(solve(here))).toMatchObject(custom)
  find(here, 'High')
  expect(await outcomeOf(signIn(here))).toMatchObject(standard)
  expect(await eventsOf(here)).toHaveLength(events)
})

test('a demanded factor follows what the functions let pass, and they learn nothing of it', async () => {
  const { here, sessions } = await riddledAda('OFF', 'ENFORCED')
  await offerMfa(here)
  await act(here, HIGH('MFA_REQUIRED'))
  find(here, 'High')
  const asked = await solve(here)
  expect(asked.ChallengeName).toBe('SMS_MFA')
  expect(await answer(here, asked, { SMS_MFA_CODE: here.inbox()[0]!.code! })).toMatchObject(TOKENS)
  expect(sessions).toEqual([[], [{ challengeName: 'CUSTOM_CHALLENGE', challengeResult: true }]])
  expect(await eventsOf(here)).toMatchObject([
    {
      EventResponse: 'Pass',
      EventRisk: { RiskDecision: 'AccountTakeover', RiskLevel: 'High' },
      ChallengeResponses: [{ ChallengeName: 'Mfa', ChallengeResponse: 'Success' }],
    },
  ])
})

test('a wrong answer fails; no password came that could be compromised', async () => {
  const { here } = await riddledAda('OFF', 'ENFORCED')
  await expect(solve(here, 'thread')).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  here.clock.advance(1000)
  find(here, 'CompromisedCredentials')
  expect(await solve(here)).toMatchObject(TOKENS)
  expect(await eventsOf(here)).toMatchObject([
    { EventResponse: 'Pass', EventRisk: { CompromisedCredentialsDetected: false } },
    { EventResponse: 'Fail', ChallengeResponses: [] },
  ])
})
