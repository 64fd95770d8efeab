import type { Job, Outgoing } from '../messages.ts'
import type { FailureKind } from '../types.ts'
import { shown } from './console.ts'

/** How a run ended, as it is told outside. */
export type Report = Extract<Outgoing, { kind: 'value' | 'failed' }>

const { Error } = globalThis

/** @param stringify the real one: code inside may have replaced it */
export function valueReport(value: unknown, job: Job, stringify: typeof JSON.stringify): Report {
  if (value === undefined) return { kind: 'value' }
  // Not every engine can write one down that is far too long.
  if (typeof value === 'string' && value.length > job.limits.bytes) return tooLarge(value.length, job)
  let json: string | undefined
  try {
    json = stringify(value)
  } catch (error) {
    return failed('not-json', `What was returned cannot be written as JSON: ${shown(error)}`)
  }
  if (json === undefined)
    return failed('not-json', `What was returned is a ${typeof value}, which is not JSON.`)
  return json.length <= job.limits.bytes ? { kind: 'value', json } : tooLarge(json.length, job)
}

const tooLarge = (bytes: number, { limits }: Job) =>
  failed('too-large', `What was returned takes ${bytes} bytes; ${limits.bytes} are the most.`)

/** Anything can be thrown: what comes out is readable text. */
export function thrownReport(error: unknown): Report {
  try {
    return error instanceof Error
      ? errorReport('threw', error)
      : failed('threw', `${shown(error)} was thrown, which is no Error.`)
  } catch {
    return failed('threw', 'Something that cannot be shown was thrown.')
  }
}

/** An error's own words. @throws what its properties throw */
export function errorReport(failure: FailureKind, error: Error): Report & { kind: 'failed' } {
  const stack = String(error.stack ?? '').slice(0, 4096)
  return { kind: 'failed', failure, name: String(error.name), message: String(error.message), stack }
}

/** Something that ended a process: an error's own words, or whatever else was thrown. */
export function exitReport(error: unknown): Report & { kind: 'failed' } {
  try {
    if (error instanceof Error) return errorReport('exit', error)
  } catch {
    // Its own properties throw.
  }
  return failed('exit', shown(error))
}

export const failed = (failure: FailureKind, message: string): Report & { kind: 'failed' } => ({
  kind: 'failed',
  failure,
  message,
})
