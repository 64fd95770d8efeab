import {
  AdminListUserAuthEventsCommand,
  AdminUpdateAuthEventFeedbackCommand,
  ForgotPasswordCommand,
  UpdateAuthEventFeedbackCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { START, world } from '../../world.ts'
import { inOrder, testRefusals, type Here, type Step } from './refusal.ts'
import { confirm, signUp } from './steps.ts'

const PLUS = {
  pool: { UserPoolTier: 'PLUS' as const, UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' as const } },
}
const list = (here: Here, more: { MaxResults?: number; NextToken?: string | undefined } = {}) =>
  here.cognito.send(
    new AdminListUserAuthEventsCommand({ UserPoolId: here.UserPoolId, Username: 'ada', ...more }),
  )
const judge =
  (EventId: string, Username = 'ada'): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new AdminUpdateAuthEventFeedbackCommand({
        UserPoolId,
        Username,
        EventId,
        FeedbackValue: 'Invalid',
      }),
    )
const judgeByMail =
  (EventId: string): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new UpdateAuthEventFeedbackCommand({
        UserPoolId,
        Username: 'ada',
        EventId,
        FeedbackToken: 'rubbish',
        FeedbackValue: 'Valid',
      }),
    )
const forget: Step = ({ cognito, ClientId }) =>
  cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))
const wait: Step = async ({ clock }) => clock.advance(1000)
const ready = inOrder(signUp(), wait, confirm(), wait, forget, wait, forget)

test('events are listed newest first, page by page, and keep what an administrator says of them', async () => {
  const here = await world(PLUS)
  await ready(here)
  const pages = [await list(here, { MaxResults: 2 })]
  pages.push(await list(here, { MaxResults: 2, NextToken: pages[0]!.NextToken }))
  expect(pages[1]!.NextToken).toBeUndefined()
  const events = pages.flatMap(({ AuthEvents }) => AuthEvents!)
  expect(events.map(({ EventType }) => EventType)).toEqual(['ForgotPassword', 'ForgotPassword', 'SignUp'])
  expect(events[2]).toEqual({
    EventId: expect.stringMatching(/^[\w+-]+$/),
    EventType: 'SignUp',
    CreationDate: new Date(START),
    EventResponse: 'InProgress',
    EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
    ChallengeResponses: [],
    EventContextData: {},
  })
  await judge(events[2]!.EventId!)(here)
  const [, , judged] = (await list(here)).AuthEvents!
  expect(judged!.EventFeedback).toEqual({
    FeedbackValue: 'Invalid',
    Provider: 'Admin',
    FeedbackDate: new Date(START + 3000),
  })
})

test('without threat protection nothing is kept', async () => {
  const here = await world()
  await ready(here)
  expect(here.simulator.state.authEvents.size).toBe(0)
})

const firstEvent = async (here: Here) => (await list(here)).AuthEvents![0]!.EventId!
const off = {
  name: 'UserPoolAddOnNotEnabledException',
  message: 'Threat protection is not turned on for this user pool.',
  evidence: 'class model; text ours (OP-119)',
}
testRefusals([
  {
    when: 'AdminListUserAuthEvents without threat protection',
    given: ready,
    call: (here) => list(here),
    ...off,
  },
  { when: 'AdminUpdateAuthEventFeedback without it', given: ready, call: judge('x'), ...off },
  { when: 'UpdateAuthEventFeedback without it', given: ready, call: judgeByMail('x'), ...off },
  {
    when: 'AdminListUserAuthEvents for nobody',
    settings: PLUS,
    call: (here) => list(here),
    name: 'UserNotFoundException',
    message: 'User does not exist.',
    evidence: 'docs; text recorded',
  },
  {
    when: 'AdminUpdateAuthEventFeedback of no event',
    settings: PLUS,
    given: ready,
    call: judge('x'),
    name: 'ResourceNotFoundException',
    message: '',
    evidence: 'class model; no text on record',
  },
  {
    when: 'UpdateAuthEventFeedback with a token that no mail had',
    settings: PLUS,
    given: ready,
    call: async (here) => judgeByMail(await firstEvent(here))(here),
    name: 'NotAuthorizedException',
    message: '',
    evidence: 'class model; no text on record',
  },
])
