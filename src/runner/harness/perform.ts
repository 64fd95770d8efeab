import { PENDING, type Job } from '../messages.ts'
import type { Adapt, Inside, Link, Target } from '../types.ts'
import type { Edge } from './channel.ts'
import { callHandler, handlerReport, type WhenIdle } from './lambda.ts'
import type { Linked, Require } from './modules.ts'
import { failed, thrownReport, valueReport, type Report } from './report.ts'

const { apply } = Reflect

/** A module that stands between harness and code. */
type Adapter = { adapt?: Adapt; link?: Link }

/** What the harness's form in a worker or a thread brings along. */
export type Means = {
  /** a `require` over the job's modules */
  open(linked?: Linked): Require
  /** loads the entry, where `require` won't do */
  load?(name: string): Promise<unknown>
  whenIdle: WhenIdle
}

/** Calls what the job names and reports how it ended: once, whatever the code does. */
export async function perform(edge: Edge, job: Job, inside: Inside, means: Means): Promise<void> {
  const { stringify } = JSON
  let report: Report
  try {
    edge.post({ kind: 'started' }, [])
    report = valueReport(await run(job, inside, means), job, stringify)
  } catch (error) {
    report = error instanceof NoExport ? error.report : (job.lambda ? handlerReport : thrownReport)(error)
  }
  edge.post(report, [])
}

async function run(job: Job, inside: Inside, means: Means): Promise<unknown> {
  const { adapt, link }: Adapter = job.adapter === undefined ? {} : (means.open()(job.adapter) as Adapter)
  const require = means.open(link && ((name, exports) => link(name, exports, inside)))
  for (const name of job.before ?? []) require(name)
  const load = async () => {
    const exports = means.load ? await means.load(job.entry) : require(job.entry)
    await (exports as Record<string, unknown> | null | undefined)?.[PENDING]
    // In an object: an async function would take exports with a `then` for a promise.
    return { exports }
  }
  // Awaited here: a promise that an async function answers is asked for its `then`, which code may have replaced.
  if (job.lambda) return await callHandler(load, job, job.lambda, inside, means.whenIdle)
  const target = exportOf((await load()).exports, job)
  // Not target(...args): code inside may have replaced the iterator of arrays by now.
  return await (adapt ? adapt(inside, target, job.args) : apply(target, undefined, job.args))
}

class NoExport extends Error {
  readonly report: Report

  constructor(report: Report) {
    super()
    this.report = report
  }
}

function exportOf(exports: unknown, job: Job): Target {
  const named = (exports as Record<string, unknown> | null | undefined)?.[job.export]
  if (typeof named === 'function') return named as Target
  const found = typeof exports === 'object' && exports !== null ? Object.keys(exports).join(', ') : ''
  throw new NoExport(
    failed('no-export', `There is no exported function "${job.export}". Exported: ${found || 'nothing'}.`),
  )
}
