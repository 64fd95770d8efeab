/** Work to be timed, from its beginning to its end. */
export type Job = () => unknown

export type Rounds = { warmUp: number; rounds: number; runs: number }

/**
 * Times jobs in turn: in each round every job runs some times, so that what else the machine does meets all of them alike.
 *
 * @returns of each job the milliseconds of one run, a figure for each round after the warm-up
 */
export async function inTurn<Name extends string>(
  jobs: Record<Name, Job>,
  { warmUp, rounds, runs }: Rounds,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(jobs) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const name of names) {
      const began = performance.now()
      for (let run = 0; run < runs; run++) await jobs[name]()
      if (round >= warmUp) times[name].push((performance.now() - began) / runs)
    }
  }
  return times
}

export function median(values: number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[sorted.length >> 1]!
}

/** How often one time goes into the other: the median of what each round says. */
export const ratioOf = (over: number[], under: number[]): number =>
  median(over.map((time, round) => time / under[round]!))
