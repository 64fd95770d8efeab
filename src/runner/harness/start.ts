import type { Job, Outgoing } from '../messages.ts'
import type { Adapt, FailureKind, Inside, Target } from '../types.ts'
import { openChannel, type Edge } from './channel.ts'
import { innerClock, shiftedDate, type InnerClock } from './clock.ts'
import { capturedConsole, shown } from './console.ts'

const { apply } = Reflect

type Require = (name: string) => unknown
type Report = Extract<Outgoing, { kind: 'value' | 'failed' }>

/** The global names that code inside sees differently. */
export type Surroundings = {
  Date: DateConstructor
  console: Console
  fetch: typeof fetch
  process: { env: Record<string, string | undefined> }
}

/** Prepares the surroundings of one run. Called before any of the code that it is to run. */
export function surroundings(
  edge: Edge,
  job: Job,
  RealDate: DateConstructor,
): Surroundings & { inside: Inside } {
  const monotonic = performance.now.bind(performance)
  const clock: InnerClock = innerClock(job.clock, monotonic)
  const channel = openChannel(edge, job.limits)
  const env = { ...job.env }
  return {
    Date: shiftedDate(RealDate, clock.now),
    console: capturedConsole(job.limits, (level, text) => edge.post({ kind: 'console', level, text }, [])),
    fetch: channel.fetchVia(0),
    process: { env },
    inside: { ...channel, clock, env },
  }
}

/** Calls what the job names and reports how it ended: once, whatever the code does. */
export async function perform(edge: Edge, job: Job, inside: Inside, require: Require): Promise<void> {
  const { stringify } = JSON
  let report: Report
  try {
    edge.post({ kind: 'started' }, [])
    const target = exportOf(require(job.entry), job)
    report =
      typeof target === 'function'
        ? valueReport(await invoke(target, job, inside, require), job, stringify)
        : target
  } catch (error) {
    report = thrownReport(error)
  }
  edge.post(report, [])
}

function invoke(target: Target, job: Job, inside: Inside, require: Require): unknown {
  // Not target(...args): code inside may have replaced the iterator of arrays by now.
  if (job.adapter === undefined) return apply(target, undefined, job.args)
  const { adapt } = require(job.adapter) as { adapt: Adapt }
  return adapt(inside, target, job.args)
}

function exportOf(exports: unknown, job: Job): Target | Report {
  const named = (exports as Record<string, unknown> | null | undefined)?.[job.export]
  if (typeof named === 'function') return named as Target
  const found = typeof exports === 'object' && exports !== null ? Object.keys(exports).join(', ') : ''
  return failed(
    'no-export',
    `There is no exported function "${job.export}". Exported: ${found || 'nothing'}.`,
  )
}

function valueReport(value: unknown, job: Job, stringify: typeof JSON.stringify): Report {
  if (value === undefined) return { kind: 'value' }
  let json: string | undefined
  try {
    json = stringify(value)
  } catch (error) {
    return failed('not-json', `What was returned cannot be written as JSON: ${shown(error)}`)
  }
  if (json === undefined)
    return failed('not-json', `What was returned is a ${typeof value}, which is not JSON.`)
  if (json.length <= job.limits.bytes) return { kind: 'value', json }
  return failed(
    'too-large',
    `What was returned takes ${json.length} bytes; ${job.limits.bytes} are the most.`,
  )
}

/** Anything can be thrown: what comes out is readable text. */
function thrownReport(error: unknown): Report {
  try {
    if (error instanceof Error) {
      const stack = String(error.stack ?? '').slice(0, 4096)
      return {
        kind: 'failed',
        failure: 'threw',
        name: String(error.name),
        message: String(error.message),
        stack,
      }
    }
    return failed('threw', `${shown(error)} was thrown, which is no Error.`)
  } catch {
    return failed('threw', 'Something that cannot be shown was thrown.')
  }
}

const failed = (failure: FailureKind, message: string): Report => ({ kind: 'failed', failure, message })
