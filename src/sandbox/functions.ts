import type { HandlerOutcome } from '../runner/types.ts'

/** One run of a function, ready to be shown. A JSON value: it is saved with the sandbox. */
export type HandlerRun = {
  id: number
  function: string
  /** simulated milliseconds since 1970 */
  at: number
  event: unknown
  outcome: HandlerOutcome
  /** the call in the timeline that Cognito was answering; none: the reader tested the function alone */
  call?: number
}

/** Lambda's default setting *Handler*: what a file `index` exports as `handler`. */
export const ENTRY = 'index.handler'
