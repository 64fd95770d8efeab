import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { attack } from '../simulator/hostile/fuzz.ts'

const TIMES = 100_000
const MB = 1024 * 1024

setFlagsFromString('--expose-gc')
/** Memory is measured after it was tidied up. */
const gc = runInNewContext('gc') as () => void

test('100,000 hostile bodies: each is answered, and after the first tenth the memory in use grows by less than 20 MB', async () => {
  const used: { done: number; megabytes: number }[] = []
  await attack(TIMES, Number(process.env.SEED ?? 1), (done) => {
    gc()
    used.push({ done, megabytes: process.memoryUsage().heapUsed / MB })
  })
  const first = used.find(({ done }) => done > TIMES / 10)!
  expect(used.at(-1)!.megabytes - first.megabytes).toBeLessThan(20)
})
