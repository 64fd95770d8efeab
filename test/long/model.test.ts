import { test } from 'vitest'
import { runModel } from '../simulator/userPools/model/run.ts'

/** 20,000 sequences in runs of 500, each with a seed of its own: a run that failed is repeated by `SEED=… RUNS=1`. */
const FIRST_SEED = Number(process.env.SEED ?? 1)
const RUNS = Number(process.env.RUNS ?? 40)

test.each(Array.from({ length: RUNS }, (_, i) => FIRST_SEED + i))(
  'seed %i: 500 sequences of up to 50 commands',
  (seed) => runModel({ numRuns: 500, seed }),
  600_000,
)
