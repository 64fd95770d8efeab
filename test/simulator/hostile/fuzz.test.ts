import { test } from 'vitest'
import { attack } from './fuzz.ts'

test('4,000 hostile bodies: each is answered, none by a failure of ours', async () => {
  await attack(4_000, Number(process.env.SEED ?? 20261120))
}, 120_000)
