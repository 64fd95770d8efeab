/** What the runner is asked, and what it answers. The same words in a page and in Node. */

/** One module: CommonJS text. `lines[i]` is the line of `file` that line `i + 1` of the text came from. */
export type Module = { text: string; file?: string; lines?: number[]; imports?: string[] }

/** How far code may go before it is stopped. */
export type Limits = {
  /** wall time of one run */
  milliseconds: number
  /** JSON text of the result, and each request's body */
  bytes: number
  /** requests and host calls of one run */
  calls: number
  consoleLines: number
  /** characters of one console line */
  lineLength: number
}

/** Code to run: which export of which module, on what, in which surroundings. All values are JSON. */
export type Task = {
  /** By the name under which `require` finds them, libraries too. */
  modules: Record<string, Module>
  entry: string
  export: string
  args: unknown[]
  /**
   * A module of ours whose export `adapt(inside, target, args)` makes the call, where plain `target(...args)` won't do:
   * proofs get their `simulate` from it.
   */
  adapter?: string
  /** `process.env` inside */
  env: Record<string, string>
  /** `Date` inside, in milliseconds; it stands still unless it ticks. */
  clock: { now: number; ticks: boolean }
  limits: Limits
  /** Hosts that `fetch` inside may reach, such as `*.amazonaws.com`. */
  hosts: string[]
}

/** What answers the code's ways out. Errors thrown here become errors inside. */
export type Host = {
  /** @param via which of several worlds the request is meant for; 0: the one opened last */
  fetch(request: Request, via: number): Promise<Response>
  /** Functions that code inside can call by name; arguments and answers are JSON. */
  functions: Record<string, (...args: unknown[]) => unknown>
}

/** What an adapter has to work with. */
export type Inside = {
  call(name: string, ...args: unknown[]): Promise<unknown>
  fetchVia(via: number): typeof fetch
  clock: { now(): number; set(milliseconds: number): void; advance(milliseconds: number): void }
  env: Record<string, string | undefined>
}
export type Target = (...args: unknown[]) => unknown
export type Adapt = (inside: Inside, target: Target, args: unknown[]) => unknown

export type ConsoleLevel = 'debug' | 'error' | 'info' | 'log' | 'trace' | 'warn'
export type ConsoleLine = { level: ConsoleLevel; text: string }

/** Why there is no value. */
export type FailureKind =
  | 'threw'
  | 'syntax'
  | 'no-export'
  | 'not-json'
  | 'too-large'
  | 'timeout'
  | 'memory'
  /** the run ended otherwise: aborted, or the runner itself could not start */
  | 'stopped'

/** `message` is a sentence or the thrown error's own words; `at` is a line of the module as its author wrote it. */
export type Failure = {
  kind: FailureKind
  message: string
  name?: string
  at?: { module: string; line: number }
}

/** `value` is JSON; code that answered `undefined` has none. */
export type Outcome = { console: ConsoleLine[] } & (
  { value?: unknown; failure?: never } | { value?: never; failure: Failure }
)

/** One call of a run, as the simulator's log tells it; `at` in simulated milliseconds. */
export type Call = { service: string; operation: string; status: number; error?: string; at: number }

/** Where *Show me* stops: `calls` is how many calls were made before. */
export type Step = { label: string; calls: number }
