import { expect, test } from 'vitest'
import { COMMANDS } from './model/commands.ts'
import { runModel } from './model/run.ts'

test('there are at least forty kinds of command', () => {
  expect(new Set(COMMANDS.map(({ label }) => label)).size).toBeGreaterThanOrEqual(40)
})

test('500 sequences of up to 50 commands: the simulator does what the model says', async () => {
  await runModel({ numRuns: 500, seed: Number(process.env.SEED ?? 20261120) })
}, 300_000)
