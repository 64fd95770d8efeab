import {
  AdminDeleteUserAttributesCommand,
  AdminUpdateAuthEventFeedbackCommand,
  CreateUserPoolDomainCommand,
  UpdateAuthEventFeedbackCommand,
  type AccountTakeoverEventActionType,
  type NotifyConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { ada, START } from '../../world.ts'
import type { Here } from './steps.ts'
import {
  BLOCKED,
  configure,
  eventsOf,
  find,
  IDENTITY,
  offerMfa,
  signIn,
  signInFrom,
  watchedAda,
  withPhone,
} from './threatPool.ts'

const letter = (Subject: string) => ({ Subject, TextBody: `${Subject} for {username}` })
const TEMPLATES = {
  BlockEmail: letter('Blocked'),
  MfaEmail: letter('Asked'),
  NoActionEmail: letter('Noticed'),
}
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'

/** High risk is answered so, and told of. */
const tell = (
  here: Here,
  EventAction: AccountTakeoverEventActionType,
  templates: Omit<NotifyConfigurationType, 'SourceArn'> = TEMPLATES,
) =>
  configure(here, {
    AccountTakeoverRiskConfiguration: {
      Actions: { HighAction: { EventAction, Notify: true }, LowAction: { EventAction, Notify: false } },
      NotifyConfiguration: { SourceArn: IDENTITY, ...templates },
    },
  })

/** Mails about risks, newest first. */
const notices = ({ inbox }: Here) => inbox().filter(({ code }) => code === undefined)

test.each([
  ['NO_ACTION', 'Noticed'],
  ['MFA_IF_CONFIGURED', 'Asked'],
  ['MFA_REQUIRED', 'Asked'],
  ['BLOCK', 'Blocked'],
] as const)('%s sends the mail "%s"', async (action, subject) => {
  const here = await watchedAda('ENFORCED', { values: withPhone })
  await offerMfa(here)
  await tell(here, action)
  find(here, 'High')
  await signIn(here).catch((error: unknown) => expect(error).toMatchObject(BLOCKED))
  expect(notices(here)).toMatchObject([
    { medium: 'EMAIL', to: ada.email, subject, body: `${subject} for ada`, Username: 'ada' },
  ])
})

test('the mail says what was done, not what was wished for', async () => {
  const here = await watchedAda()
  await tell(here, 'MFA_IF_CONFIGURED')
  find(here, 'High')
  await signIn(here)
  await tell(here, 'MFA_REQUIRED')
  find(here, 'High')
  await expect(signIn(here)).rejects.toMatchObject(BLOCKED)
  expect(notices(here).map(({ subject }) => subject)).toEqual(['Blocked', 'Noticed'])
})

test('no mail without Notify, without risk, in audit mode, or to somebody without an address', async () => {
  const here = await watchedAda()
  await tell(here, 'NO_ACTION')
  await signIn(here)
  find(here, 'Low')
  await signIn(here)
  const audited = await watchedAda('AUDIT')
  await tell(audited, 'BLOCK')
  find(audited, 'High')
  await signIn(audited)
  const { cognito, UserPoolId } = here
  const name = { UserPoolId, Username: 'ada' }
  await cognito.send(new AdminDeleteUserAttributesCommand({ ...name, UserAttributeNames: ['email'] }))
  find(here, 'High')
  expect(await signIn(here)).toMatchObject({ AuthenticationResult: {} })
  expect([...notices(here), ...notices(audited)]).toEqual([])
})

const PLACEHOLDERS = [
  'username',
  'ip-address',
  'city',
  'country',
  'device-name',
  'login-time',
  'event-id',
  'feedback-token',
  'one-click-link-valid',
  'one-click-link-invalid',
  'something-else',
]
const ALL = {
  BlockEmail: { Subject: 'All', TextBody: PLACEHOLDERS.map((name) => `${name}={${name}}`).join('\n') },
}
const read = (body: string) =>
  Object.fromEntries(body.split('\n').map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]))

test('placeholders; links need a domain', async () => {
  const here = await watchedAda()
  const { cognito, UserPoolId } = here
  await tell(here, 'BLOCK', ALL)
  find(here, 'High')
  await expect(signInFrom(here, '192.0.2.7', AGENT)).rejects.toMatchObject(BLOCKED)
  const [event] = await eventsOf(here)
  expect(read(notices(here)[0]!.body)).toEqual({
    username: 'ada',
    'ip-address': '192.0.2.7',
    city: 'unknown',
    country: 'unknown',
    'device-name': 'Firefox 132, Linux',
    'login-time': new Date(START).toUTCString(),
    'event-id': event!.EventId,
    'feedback-token': expect.stringMatching(/^[\w-]{86}$/),
    'one-click-link-valid': '{one-click-link-valid}',
    'one-click-link-invalid': '{one-click-link-invalid}',
    'something-else': '{something-else}',
  })

  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'shop' }))
  find(here, 'High')
  await expect(signIn(here)).rejects.toMatchObject(BLOCKED)
  const told = read(notices(here)[0]!.body)
  expect(told).toMatchObject({ 'ip-address': 'unknown', 'device-name': 'unknown' })
  const link = new URL(told['one-click-link-invalid']!)
  expect(link.host).toBe('shop.auth.us-east-1.amazoncognito.com')
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    event_id: told['event-id'],
    feedback_token: told['feedback-token'],
    feedback_value: 'Invalid',
  })
  const clicked = await here.simulator.fetch(new Request(link))
  expect(clicked.status).toBe(200)
  expect((await eventsOf(here))[0]!.EventFeedback).toMatchObject({
    FeedbackValue: 'Invalid',
    Provider: 'User',
  })
  link.searchParams.set('feedback_token', 'x'.repeat(86))
  expect((await here.simulator.fetch(new Request(link))).status).toBe(400)
})

test('the token in the mail lets the user judge that event, and no other', async () => {
  const here = await watchedAda()
  await tell(here, 'BLOCK', ALL)
  const told = []
  for (let n = 0; n < 2; n++) {
    find(here, 'High')
    await expect(signIn(here)).rejects.toMatchObject(BLOCKED)
    told.push(read(notices(here)[0]!.body))
    here.clock.advance(1000)
  }
  const judge = (of: Record<string, string>, token: Record<string, string>) =>
    here.cognito.send(
      new UpdateAuthEventFeedbackCommand({
        UserPoolId: here.UserPoolId,
        Username: 'ada',
        EventId: of['event-id'],
        FeedbackToken: token['feedback-token'],
        FeedbackValue: 'Invalid',
      }),
    )
  const [first, second] = told as [Record<string, string>, Record<string, string>]
  await expect(judge(first, second)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  await judge(first, first)
  const [newer, older] = await eventsOf(here)
  expect(newer).not.toHaveProperty('EventFeedback')
  expect(older!.EventFeedback).toMatchObject({ FeedbackValue: 'Invalid', Provider: 'User' })
  expect(JSON.stringify([newer, older])).not.toContain(first['feedback-token'])

  await here.cognito.send(
    new AdminUpdateAuthEventFeedbackCommand({
      UserPoolId: here.UserPoolId,
      Username: 'ada',
      EventId: first['event-id'],
      FeedbackValue: 'Valid',
    }),
  )
  expect((await eventsOf(here))[1]!.EventFeedback).toMatchObject({
    FeedbackValue: 'Valid',
    Provider: 'Admin',
  })
})

test('without a template the words are ours; HTML alone is sent as it is', async () => {
  const here = await watchedAda()
  await tell(here, 'BLOCK', {})
  find(here, 'High')
  await expect(signIn(here)).rejects.toMatchObject(BLOCKED)
  expect(notices(here)[0]).toMatchObject({
    subject: 'A sign-in to your account',
    body: `A sign-in to your account at ${new Date(START).toUTCString()} was blocked.`,
  })
  await tell(here, 'BLOCK', { BlockEmail: { Subject: 'Hm', HtmlBody: '<p>{username}</p>' } })
  find(here, 'High')
  await expect(signIn(here)).rejects.toMatchObject(BLOCKED)
  expect(notices(here)[0]).toMatchObject({ subject: 'Hm', body: '<p>ada</p>' })
})
