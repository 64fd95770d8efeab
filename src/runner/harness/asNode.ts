import type { Edge } from './channel.ts'
import { STATUS } from '../limits.ts'
import { watchTimers } from './idle.ts'
import type { WhenIdle } from './lambda.ts'
import { exitReport, failed } from './report.ts'

const { Error, queueMicrotask, Reflect } = globalThis

type Process = { env: Record<string, string | undefined> }
type ErrorEvents = {
  addEventListener(type: 'error', take: (event: Event & { error?: unknown }) => void): void
  addEventListener(type: 'unhandledrejection', take: (event: Event & { reason?: unknown }) => void): void
}

/**
 * Gives a worker of a page what Lambda handlers know from Node: `process.exit`, `setImmediate`, `global`; and what nobody
 * catches ends the run, as it ends a process.
 */
export function becomeNode(edge: Edge, process: Process, pending: () => number): WhenIdle {
  const scope = globalThis as unknown as ErrorEvents & Parameters<typeof watchTimers>[0]
  Object.assign(process, {
    exit(status: unknown) {
      edge.post({ ...failed('exit', 'The code called process.exit().'), status: Number(status ?? 0) }, [])
      throw new Error('process.exit')
    },
    nextTick: (run: () => void, ...args: unknown[]) =>
      queueMicrotask(() => void Reflect.apply(run, undefined, args)),
  })
  scope.addEventListener('error', (event) => {
    event.preventDefault()
    edge.post({ ...exitReport(event.error), status: STATUS.error }, [])
  })
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    edge.post({ ...exitReport(event.reason), status: STATUS.rejection }, [])
  })
  Object.defineProperty(scope, 'global', { value: scope, writable: true, configurable: true })
  return watchTimers(scope, pending)
}
