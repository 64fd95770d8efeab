import type { Job } from '../messages.ts'
import type { ConsoleLevel, Inside } from '../types.ts'
import { openChannel, type Edge } from './channel.ts'
import { innerClock, shiftedDate, type InnerClock } from './clock.ts'
import { capturedConsole } from './console.ts'

/** The global names that code inside sees differently. */
export type Surroundings = {
  Date: DateConstructor
  console: Console
  fetch: typeof fetch
  process: { env: Record<string, string | undefined> }
}

/**
 * Prepares the surroundings of one run. Called before any of the code that it is to run.
 *
 * @returns `pending` tells how many calls have not been answered
 */
export function surroundings(
  edge: Edge,
  job: Job,
  RealDate: DateConstructor,
): Surroundings & { inside: Inside; pending(): number } {
  const monotonic = performance.now.bind(performance)
  const clock: InnerClock = innerClock(job.clock, monotonic)
  const { call, fetchVia, pending } = openChannel(edge, job.limits)
  const env = { ...job.env }
  const write = (level: ConsoleLevel, text: string, stack?: string) =>
    edge.post({ kind: 'console', level, text, stack }, [])
  return {
    Date: shiftedDate(RealDate, clock.now),
    console: capturedConsole(job.limits, write),
    fetch: fetchVia(0),
    process: { env },
    inside: { call, fetchVia, clock, env },
    pending,
  }
}
