import { expect, test } from 'vitest'
import { InvocationFailed, TIMED_OUT } from '../../../../src/simulator/index.ts'
import { answers, runsOfLastCall, type Handler } from '../../../functions.ts'
import { open, TRIGGERS, triggerOf, type Scenario } from './scenario.ts'
import { FIRING } from './scenarios.ts'

/** The functions whose answer is looked at. */
const READ = TRIGGERS.filter((name) => !name.endsWith('Sender'))

/** A call that fires a trigger, where this function stands there. */
function scenarioFor(trigger: string, handler: Handler): Scenario {
  const fits = ({ when, fires }: Scenario) =>
    fires.some((source) => triggerOf(source) === trigger) && !/nobody|wrong|not confirmed/.test(when)
  const scenario = FIRING.find(fits)!
  const needs = [...(scenario.needs ?? []), trigger]
  return { ...scenario, needs, handlers: { ...scenario.handlers, [trigger]: handler } }
}

const failing =
  (error: unknown): Handler =>
  () => {
    throw error
  }
const circular: { self?: object } = {}
circular.self = circular

const unrecognizable = { name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' }
type Failure = { when: string; handler: Handler; name: string; message: string; runs?: number }

const FAILURES: Failure[] = [
  {
    when: 'throws',
    handler: failing(new Error('no')),
    name: 'UserLambdaValidationException',
    message: '{trigger} failed with error no.',
  },
  {
    when: 'throws a text',
    handler: failing('no'),
    name: 'UserLambdaValidationException',
    message: '{trigger} failed with error no.',
  },
  {
    when: 'may not be run',
    handler: failing(new InvocationFailed('AccessDeniedException')),
    name: 'UnexpectedLambdaException',
    message: '{trigger} invocation failed due to error AccessDeniedException.',
  },
  {
    when: 'is late',
    handler: failing(new InvocationFailed(TIMED_OUT)),
    name: 'UnexpectedLambdaException',
    message: '{trigger} invocation failed due to error Socket timeout while invoking Lambda function.',
    runs: 3,
  },
  ...[undefined, null, 'done', [], {}, { response: null }, { response: 'done' }].map((value) => ({
    when: `gives back ${JSON.stringify(value)}`,
    handler: () => value,
    ...unrecognizable,
  })),
  {
    when: 'gives back what is no JSON',
    handler: () => circular,
    name: 'InvalidLambdaResponseException',
    message: 'Invalid lambda function output : Invalid JSON',
  },
  {
    when: 'gives back more than Lambda lets through',
    handler: answers({ waste: 'w'.repeat(6 * 1024 * 1024) }),
    name: 'UserLambdaValidationException',
    message: 'UnknownError',
  },
]

/** By trigger, responses with a member of the wrong type or a word that is none. */
const MALFORMED: Record<string, unknown[]> = {
  PreSignUp: [{ autoConfirmUser: 'yes' }, { autoVerifyEmail: 1 }],
  CustomMessage: [{ smsMessage: 1 }, { emailMessage: {} }, { emailSubject: ['a'] }],
  UserMigration: [
    { userAttributes: 'ada' },
    { userAttributes: { age: 28 } },
    { userAttributes: { email: 'ada@example.com' }, finalUserStatus: 'ARCHIVED' },
    { userAttributes: { email: 'ada@example.com' }, messageAction: 'RESEND' },
    { userAttributes: { email: 'ada@example.com' }, desiredDeliveryMediums: 'EMAIL' },
    { userAttributes: { email: 'ada@example.com' }, desiredDeliveryMediums: ['PIGEON'] },
    { userAttributes: { email: 'ada@example.com' }, forceAliasCreation: 'yes' },
  ],
  DefineAuthChallenge: [{ challengeName: 1 }, { issueTokens: 'yes' }, { failAuthentication: 'yes' }],
  CreateAuthChallenge: [
    { publicChallengeParameters: 'riddle' },
    { privateChallengeParameters: { tries: 3 } },
    { challengeMetadata: {} },
  ],
  VerifyAuthChallengeResponse: [{ answerCorrect: 'yes' }],
  PreTokenGeneration: [
    { claimsOverrideDetails: 'none' },
    { claimsOverrideDetails: { claimsToAddOrOverride: { age: 28 } } },
    { claimsOverrideDetails: { claimsToSuppress: 'email' } },
    { claimsOverrideDetails: { groupOverrideDetails: { groupsToOverride: 'admins' } } },
    { claimsOverrideDetails: { groupOverrideDetails: { preferredRole: ['role'] } } },
  ],
}

const cases = [
  ...READ.flatMap((trigger) => FAILURES.map((failure) => ({ trigger, ...failure }))),
  ...Object.entries(MALFORMED).flatMap(([trigger, responses]) =>
    responses.map((response) => ({
      trigger,
      when: `answers ${JSON.stringify(response)}`,
      handler: answers(response),
      ...unrecognizable,
      runs: 1,
    })),
  ),
]

test.each(cases)('$trigger $when: $name', async ({ trigger, handler, name, message, runs = 1 }) => {
  const scenario = scenarioFor(trigger, handler)
  const { here } = await open(scenario, scenario.needs!)
  await expect(scenario.call(here)).rejects.toMatchObject({
    name,
    message: message.replace('{trigger}', trigger),
    $metadata: { httpStatusCode: 400 },
  })
  const ran = runsOfLastCall(here).filter((run) => run.trigger === trigger)
  expect(ran).toHaveLength(runs)
})

const LATE = new InvocationFailed(TIMED_OUT)
const SENDERS = ['CustomEmailSender', 'CustomSMSSender']

test.each(
  SENDERS.flatMap((trigger) =>
    [failing(new Error('no')), failing(LATE)].map((handler) => ({ trigger, handler })),
  ),
)('$trigger fails: the code can’t be delivered', async ({ trigger, handler }) => {
  const scenario = scenarioFor(trigger, handler)
  const { here } = await open(scenario, scenario.needs!)
  await expect(scenario.call(here)).rejects.toMatchObject({ name: 'CodeDeliveryFailureException' })
  // The user is there all the same.
  expect(here.user('ada')).toMatchObject({ UserStatus: 'UNCONFIRMED' })
})

test.each(SENDERS)('what %s gives back is not looked at', async (trigger) => {
  for (const value of [undefined, null, 'done', circular]) {
    const scenario = scenarioFor(trigger, () => value)
    const { here } = await open(scenario, scenario.needs!)
    await expect(scenario.call(here)).resolves.toBeDefined()
  }
})

test.each(READ)('%s: members that are null say nothing', async (trigger) => {
  const nulls: Handler = (event) => ({
    ...event,
    response: Object.fromEntries(Object.keys(event.response).map((name) => [name, null])),
  })
  const decides = ['DefineAuthChallenge', 'UserMigration'].includes(trigger)
  const scenario = scenarioFor(trigger, nulls)
  const { here } = await open(scenario, scenario.needs!)
  await (decides
    ? expect(scenario.call(here)).rejects.toThrow()
    : expect(scenario.call(here)).resolves.toBeDefined())
})
