import { expect, test } from 'vitest'
import { START, world } from '../../world.ts'
import { PLUS, list, judge, ready } from './steps/authEvents.ts'

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
