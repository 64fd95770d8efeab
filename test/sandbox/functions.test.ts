import { expect, test } from 'vitest'
import { textOf } from '../../src/sandbox/phrases.ts'
import { reasonFor } from '../../src/sandbox/refusals.ts'
import { callsFrom, findCall, type Call } from '../../src/sandbox/timeline.ts'
import { throws, withFunctions } from '../functions.ts'
import { signUp } from '../simulator/userPools/steps.ts'
import { world } from '../world.ts'
import { ada, memoryStorage, sandboxOn } from './builders.ts'

test('the timeline shows which functions ran, and which failed', async () => {
  const here = await world(
    withFunctions({ PreSignUp: (event) => event, CustomMessage: throws('no template') }),
  )
  await signUp()(here).catch(() => undefined)
  const call = callsFrom(here.simulator.log).at(-1)!
  const rows = call.rows.filter(({ lane }) => lane === 'trigger')
  expect(rows.map(({ words }) => textOf(words))).toEqual([
    'PreSignUp ran, told PreSignUp_SignUp',
    'CustomMessage ran, told CustomMessage_SignUp, and failed: no template',
  ])
  expect(textOf(call.response!.words)).toBe('✕ 400 UserLambdaValidationException')
})

test.each(['UserLambdaValidationException', 'UnexpectedLambdaException', 'InvalidLambdaResponseException'])(
  '%s has a line that says why',
  (name) => {
    expect(reasonFor(name, '')).toContain('function')
  },
)

const INVITES = `import { CognitoIdentityProviderClient, AdminCreateUserCommand, AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
const cognito = new CognitoIdentityProviderClient({})
export const handler = async (event) => {
  const { userPoolId: UserPoolId, userName } = event
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'grace', MessageAction: 'SUPPRESS' }))
  await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'nobody' })).catch(() => undefined)
  return event
}`

/** A call and what stands below it, each line with its depth. */
const tree = ({ words, rows, response }: Call, depth = 0): string[] => [
  `${depth} ${textOf(words)}`,
  ...rows.flatMap(({ lane, words, calls = [] }) => [
    ...(lane === 'trigger' ? [`${depth + 1} ${textOf(words)}`] : []),
    ...calls.flatMap((call) => tree(call, depth + 2)),
  ]),
  `${depth} ${textOf(response!.words)}`,
]

test('the calls that a function makes stand below it, and below those the functions that they fire', async () => {
  const storage = memoryStorage()
  const sandbox = await sandboxOn('every-trigger', storage)
  sandbox.workbench.edit('post-confirmation', INVITES)
  await sandbox.run('signUp', ada)
  // The numbers of calls go on after a reload.
  await sandbox.save()
  const again = await sandboxOn('every-trigger', storage)
  await again.run('confirmSignUp', { username: 'ada', code: again.newestCode() })

  const { calls, runs } = again.shown()
  expect(calls.map(({ operation }) => operation)).toEqual(['SignUp', 'ConfirmSignUp'])
  expect(tree(calls[1]!)).toEqual([
    '0 Your code calls ConfirmSignUp',
    '1 PostConfirmation ran, told PostConfirmation_ConfirmSignUp',
    '2 The function calls AdminCreateUser',
    '3 PreSignUp ran, told PreSignUp_AdminCreateUser',
    '2 Answer: UserStatus: FORCE_CHANGE_PASSWORD',
    '2 The function calls AdminGetUser',
    '2 ✕ 400 UserNotFoundException',
    '0 Answer: 200, nothing more',
  ])
  const firedBy = (name: string) => findCall(calls, runs.findLast((run) => run.function === name)!.call)
  expect(firedBy('post-confirmation')).toBe(calls[1])
  expect(firedBy('pre-sign-up')).toMatchObject({ operation: 'AdminCreateUser' })
})
