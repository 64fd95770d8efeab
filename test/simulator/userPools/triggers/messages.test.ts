import {
  AdminCreateUserCommand,
  ConfirmSignUpCommand,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { answers, throws, withFunctions, type Handler } from '../../../functions.ts'
import { ada, world } from '../../../world.ts'
import { attributes, signUp, type Here } from '../steps.ts'
import { configure, find, IDENTITY, signIn, watchedAda } from '../threatPool.ts'

const LINK = { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' as const } }
const BY_SMS = {
  AutoVerifiedAttributes: ['phone_number' as const],
  SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' },
}
const PHONE = { phone_number: '+441818118181' }

const writing = (response: object, pool: object = {}) =>
  withFunctions({ CustomMessage: answers(response) }, { pool })

test('the function writes the mail: Cognito fills the code in', async () => {
  const here = await world(
    writing({ emailSubject: 'Welcome', emailMessage: 'Hello! {####} is your code. {####}!' }),
  )
  await signUp()(here)
  const { code, subject, body } = here.inbox()[0]!
  expect({ subject, body }).toEqual({
    subject: 'Welcome',
    body: `Hello! ${code} is your code. ${code}!`,
  })
})

test('what it leaves null stays as the pool has it', async () => {
  const here = await world(writing({ emailSubject: 'Welcome', emailMessage: null }))
  await signUp()(here)
  const { code, subject, body } = here.inbox()[0]!
  expect({ subject, body }).toEqual({
    subject: 'Welcome',
    body: `Your confirmation code is ${code}`,
  })
})

test('the function writes the text message', async () => {
  const here = await world(writing({ smsMessage: '{####} it is' }, BY_SMS))
  await signUp('ada', PHONE)(here)
  const { code, body } = here.inbox()[0]!
  expect(body).toBe(`${code} it is`)
})

const DEFAULT_MAIL = /^Your confirmation code is \d{6}$/
const OK = { emailMessage: '{####}' }
test.each([
  ['no code', { emailMessage: 'Welcome!' }, DEFAULT_MAIL],
  ['20,000 characters', { emailMessage: `{####}${'w'.repeat(19_994)}` }, /^\d{6}w+$/],
  ['20,001 characters', { emailMessage: `{####}${'w'.repeat(19_995)}` }, DEFAULT_MAIL],
  ['a link in the code’s place', { emailMessage: '{##Click Here##}' }, DEFAULT_MAIL],
  ['a subject of 141 characters', { ...OK, emailSubject: 's'.repeat(141) }, /^\d{6}$/],
])('a mail with %s', async (_, response, expected) => {
  const here = await world(writing(response))
  await signUp()(here)
  const { subject, body } = here.inbox()[0]!
  expect(body).toMatch(expected)
  expect(subject).toBe('Your verification code')
})

test.each([
  ['no code', 'Welcome!', false],
  ['140 characters', `{####}${'w'.repeat(134)}`, true],
  ['141 characters', `{####}${'w'.repeat(135)}`, false],
])('a text message with %s', async (_, smsMessage, isSent) => {
  const here = await world(writing({ smsMessage }, BY_SMS))
  await signUp('ada', PHONE)(here)
  const { body } = here.inbox()[0]!
  expect(body.startsWith('Your confirmation code')).toBe(!isSent)
})

test('where a link confirms, the mail may have the link, under words of its own', async () => {
  const here = await world(writing({ emailMessage: 'Go {##there##}.' }, LINK))
  await here.cognito.send(new CreateUserPoolDomainCommand({ UserPoolId: here.UserPoolId, Domain: 'shop' }))
  await signUp()(here)
  expect(here.inbox()[0]!.body).toMatch(/^Go <a href="https:\/\/shop\.auth\.[^"]+">there<\/a>\.$/)
})

const invite = ({ cognito, UserPoolId }: Here, TemporaryPassword = 'Temporary-1') =>
  cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: 'ada',
      TemporaryPassword,
      UserAttributes: attributes({ email: ada.email }),
      DesiredDeliveryMediums: ['EMAIL'],
    }),
  )

test.each([
  ['{username}: {####}', 'ada: Temporary-1'],
  ['{####}', 'Your username is ada and temporary password is Temporary-1.'],
  ['{username}', 'Your username is ada and temporary password is Temporary-1.'],
])('an invitation that reads %s', async (emailMessage, expected) => {
  const here = await world(writing({ emailMessage }))
  await invite(here)
  expect(here.inbox()[0]!.body).toBe(expected)
})

test.each([{ emailMessage: '{####}' }, { emailSubject: 'Welcome' }])(
  'without SES of its own a pool takes no %o',
  async (response) => {
    const here = await world(
      writing(response, { EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } }),
    )
    await expect(signUp()(here)).rejects.toMatchObject({ name: 'InvalidLambdaResponseException' })
    // Cognito has no way back: the user is there, with a code that nobody got.
    expect(here.user('ada')).toBeDefined()
    expect(here.inbox()).toEqual([])
  },
)

test('a text message needs no SES', async () => {
  const EmailConfiguration = { EmailSendingAccount: 'COGNITO_DEFAULT' as const }
  const here = await world(writing({ smsMessage: '{####}' }, { ...BY_SMS, EmailConfiguration }))
  await expect(signUp('ada', PHONE)(here)).resolves.toBeDefined()
})

const decoded = (code: unknown) => Buffer.from(String(code), 'base64').toString()

test('a function that sends gets the code, and nothing else goes out', async () => {
  const { events, ...settings } = withFunctions({ CustomEmailSender: (event) => event })
  const here = await world(settings)
  const answer = await signUp()(here)
  expect(answer.CodeDeliveryDetails).toMatchObject({ Destination: 'a***@e***' })
  expect(here.inbox()).toEqual([])
  const code = decoded(events[0]!.request.code)
  expect(code).toMatch(/^\d{6}$/)
  await expect(
    here.cognito.send(
      new ConfirmSignUpCommand({ ClientId: here.ClientId, Username: 'ada', ConfirmationCode: code }),
    ),
  ).resolves.toBeDefined()
})

test('signs that mean something in HTML are escaped in a temporary password', async () => {
  const { events, ...settings } = withFunctions({ CustomEmailSender: (event) => event })
  const here = await world(settings)
  await invite(here, 'A<b>&"c"-1\'')
  expect(decoded(events[0]!.request.code)).toBe('A&lt;b&gt;&amp;&quot;c&quot;-1&#39;')
})

test('one function writes, another sends: what the first wrote is lost', async () => {
  const { events, ...settings } = withFunctions({
    CustomMessage: answers({ emailMessage: 'Hello {####}' }),
    CustomEmailSender: (event) => event,
  })
  const here = await world(settings)
  await signUp()(here)
  expect(events.map(({ triggerSource }) => triggerSource)).toEqual([
    'CustomMessage_SignUp',
    'CustomEmailSender_SignUp',
  ])
  expect(JSON.stringify(events[1])).not.toContain('Hello')
})

test('a function for mails leaves text messages to Cognito', async () => {
  const { events, ...settings } = withFunctions({ CustomEmailSender: (event) => event }, { pool: BY_SMS })
  const here = await world(settings)
  await signUp('ada', PHONE)(here)
  expect(events).toEqual([])
  expect(here.inbox()).toMatchObject([{ medium: 'SMS' }])
})

/** A pool that watches, whose news of risks a function sends. */
async function watchedBy(handler: Handler) {
  const { events, ...settings } = withFunctions({ CustomEmailSender: handler })
  const here = await watchedAda('ENFORCED', settings)
  const Actions = { HighAction: { EventAction: 'NO_ACTION' as const, Notify: true } }
  const NotifyConfiguration = { SourceArn: IDENTITY }
  await configure(here, { AccountTakeoverRiskConfiguration: { Actions, NotifyConfiguration } })
  find(here, 'High')
  return { here, events }
}

test('the news of a risky sign-in goes by the function: no code, and what Cognito knows of the sign-in', async () => {
  const { here, events } = await watchedBy((event) => event)
  const mails = here.inbox().length
  await signIn(here)
  expect(here.inbox()).toHaveLength(mails)
  expect(events).toMatchObject([
    {
      triggerSource: 'CustomEmailSender_AccountTakeOverNotification',
      userName: 'ada',
      request: {
        type: 'customEmailSenderRequestV1',
        code: null,
        clientMetadata: null,
        userAttributes: {
          LOGIN_TIME: expect.any(String),
          ACCOUNT_TAKE_OVER_ACTION: 'NO_ACTION',
          FEEDBACK_TOKEN: expect.any(String),
          EVENT_ID: expect.any(String),
          USER_NAME: 'ada',
          IP_ADDRESS: null,
        },
      },
    },
  ])
})

test('where the function fails, the sign-in does', async () => {
  const { here } = await watchedBy(throws('no'))
  await expect(signIn(here)).rejects.toMatchObject({ name: 'CodeDeliveryFailureException' })
})
