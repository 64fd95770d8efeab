import { expect, test } from 'vitest'
import { attack } from '../simulator/hostile/fuzz.ts'

test('100,000 hostile bodies: each is answered, and the memory in use grows by less than 20 MB', async () => {
  expect(await attack(100_000, Number(process.env.SEED ?? 1))).toBeLessThan(20)
})
