import { expect, test } from 'vitest'
import { textOf } from '../../src/sandbox/phrases.ts'
import { reasonFor } from '../../src/sandbox/refusals.ts'
import { callsFrom } from '../../src/sandbox/timeline.ts'
import { throws, withFunctions } from '../functions.ts'
import { signUp } from '../simulator/userPools/steps.ts'
import { world } from '../world.ts'

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
