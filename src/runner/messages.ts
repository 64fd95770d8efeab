import type { ConsoleLevel, FailureKind, LambdaCall, Limits } from './types.ts'

/** What code in a worker sends out; what comes from a worker is never trusted to have this form. */
export type Outgoing =
  | { kind: 'started' }
  | {
      kind: 'fetch'
      id: number
      via: number
      url: string
      method: string
      headers: [string, string][]
      body: ArrayBuffer | null
    }
  | { kind: 'call'; id: number; name: string; args: string }
  | { kind: 'console'; level: ConsoleLevel; text: string; stack?: string }
  | { kind: 'value'; json?: string }
  | { kind: 'failed'; failure: FailureKind; message: string; name?: string; stack?: string; status?: number }
  /** The worker itself failed, most often because the text could not be parsed: told by what runs the worker. */
  | { kind: 'broke'; message: string; line?: number }
  | { kind: 'late' }

/** What goes back in. */
export type Answer = { id: number } & (
  | { response: { status: number; statusText: string; headers: [string, string][]; body: ArrayBuffer } }
  | { json?: string }
  | { error: { name: string; message: string } }
)

/** What the harness has to know; everything else of a task stays outside. */
export type Job = {
  entry: string
  export: string
  args: unknown[]
  before?: string[]
  adapter?: string
  lambda?: LambdaCall
  env: Record<string, string>
  clock: { now: number; ticks: boolean }
  limits: Limits
}

export type ModuleFunction = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: unknown },
) => void

/** Where an ES module that awaits at its top leaves the promise of its end, among its exports. */
export const PENDING = 'deep-end.pending'
