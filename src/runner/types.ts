/** What the runner is asked, and what it answers. The same words in a page and in Node. */

/**
 * One module: CommonJS text. `lines[i]` is the line of `file` that line `i + 1` of the text came from; `added` characters
 * stand before the author's own on the first line.
 */
export type Module = { text: string; file?: string; lines?: number[]; added?: number; imports?: string[] }

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
  /** Modules to run before the entry, such as named stubs. */
  before?: string[]
  /**
   * A module of ours. Its export `adapt(inside, target, args)` makes the call, where plain `target(...args)` won't do:
   * proofs get their `simulate` from it. Its export `link(name, exports, inside)` answers what `require` of a package
   * gives: SDK clients get their settings from it.
   */
  adapter?: string
  /** The entry is a Lambda function's file, called as Lambda does: `args` is its event. */
  lambda?: LambdaCall
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
export type Link = (name: string, exports: unknown, inside: Inside) => unknown

/** What a Lambda function learns of its call besides the event. */
export type LambdaCall = {
  functionName: string
  /** file and export, such as `index.handler` */
  handler: string
  requestId: string
  arn: string
  /** milliseconds until it is stopped, for `getRemainingTimeInMillis()` */
  limit: number
}

export type ConsoleLevel = 'debug' | 'error' | 'info' | 'log' | 'trace' | 'warn'
/** What code wrote, and where: `line` of the file `module`, as its author wrote it. */
export type ConsoleLine = { level: ConsoleLevel; text: string; module?: string; line?: number }

/** Why there is no value. */
export type FailureKind =
  | 'threw'
  | 'syntax'
  | 'no-export'
  | 'not-json'
  | 'too-large'
  | 'timeout'
  | 'memory'
  /** the code ended its own process: an error that nobody caught, or `process.exit` */
  | 'exit'
  /** the run ended otherwise: aborted, or the runner itself could not start */
  | 'stopped'

/** A line of a module as its author wrote it; columns count from 1. */
export type Place = { module: string; line: number; column?: number }

/** `message` is a sentence or the thrown error's own words. */
export type Failure = {
  kind: FailureKind
  message: string
  name?: string
  at?: Place
  /** where the error came from, one place a line, as V8 writes stacks; only modules of the task */
  stack?: string
  /** of `exit`: the status of the process */
  status?: number
}

/** `value` is JSON; code that answered `undefined` has none. `duration`: milliseconds from loading the entry to the end. */
export type Outcome = { console: ConsoleLine[]; duration: number } & (
  { value?: unknown; failure?: never } | { value?: never; failure: Failure }
)

/**
 * One call of a run, as the simulator's log tells it; `at` in simulated milliseconds. `isInner`: a function of the scene
 * made it, while the call before it was answered.
 */
export type Call = {
  service: string
  operation: string
  status: number
  error?: string
  at: number
  isInner?: true
}

/** Where *Show me* stops: `calls` is how many calls were made before. */
export type Step = { label: string; calls: number }

/** One call of a Lambda function, written by a reader. */
export type HandlerTask = {
  functionName: string
  /** The text of `index.js`, or of several files by name. CommonJS, or an ES module where it says `import` or `export`. */
  source: string | Record<string, string>
  /** Lambda's setting: the file without its ending, and the export. By default `index.handler`. */
  handler?: string
  /** JSON */
  event: unknown
  /** added to the variables that Lambda sets */
  env?: Record<string, string>
  /** Named stubs: JavaScript expressions that the code finds as global names. */
  globals?: Record<string, string>
  /** simulated time in milliseconds */
  now: number
  /** milliseconds after which it is stopped; Cognito waits 5000 */
  limit?: number
}

/**
 * How a call of a Lambda function ended.
 *
 * `returned`: its answer as JSON, null where it gave none.
 * `threw`: what Lambda reports as the function's error; `why` says more where Lambda's own words are few.
 * `failed`: it never came to its end; `why` is in Cognito's words.
 */
export type HandlerEnding =
  | { kind: 'returned'; value: unknown }
  | { kind: 'threw'; name: string; message: string; stack?: string; at?: Place; why?: string }
  | { kind: 'failed'; why: string }

/** `duration`: milliseconds from loading its file to its answer. */
export type HandlerOutcome = HandlerEnding & { console: ConsoleLine[]; duration: number }

/**
 * Calls a Lambda function in surroundings of its own: a frame and worker of a page, or a thread of Node.
 *
 * @param fetch answers the function's requests, its SDK clients' too: nothing else is reached
 */
export type RunHandler = (
  task: HandlerTask,
  fetch: (request: Request) => Promise<Response>,
) => Promise<HandlerOutcome>
