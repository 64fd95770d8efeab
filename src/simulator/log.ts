import type { State } from './store/state.ts'

/** The places a call passes through; each is a lane of the timeline. */
export type Lane = 'app' | 'user-pool' | 'login' | 'trigger' | 'message' | 'identity-pool' | 'service'

/** What a message brings, if it is no mere notice. */
export type Held = 'code' | 'link' | 'password'

/** What happened, in one line of the log. */
export type Event =
  | {
      kind: 'request'
      service: string
      operation: string
      lane: Lane
      method: string
      url: string
      headers: Record<string, string>
      body: unknown
    }
  | { kind: 'check'; what: string }
  | { kind: 'decision'; what: string }
  | { kind: 'write'; table: string; key: string; before: unknown; after: unknown }
  | {
      kind: 'trigger'
      /** its name in LambdaConfig */
      trigger: string
      triggerSource: string
      /** the function's name */
      function: string
      /** as the function got it */
      event: Record<string, unknown>
      /** what the function left in the event's `response`; none when the run failed */
      response?: Record<string, unknown>
      /** why the run failed: the function's own words, or Cognito's about what it gave back */
      error?: string
      /** how long the run took on the host's clock, in milliseconds */
      took: number
    }
  | { kind: 'message'; messageId: string; medium: 'EMAIL' | 'SMS'; to: string; holds?: Held }
  | { kind: 'token'; use: 'id' | 'access' | 'refresh'; claims?: Record<string, unknown> }
  | {
      kind: 'response'
      status: number
      headers: Record<string, string>
      body: unknown
      /** The exception's name, when the call was refused. */
      error?: string
      /** The whole state after the call: going back in time costs nothing more than keeping it. */
      state: State
    }

/** One entry: `parent` is the request that caused it, also of a request that a function made; `at` simulated milliseconds. */
export type Entry = Event & { id: number; parent?: number; at: number }

export type Log = {
  readonly entries: readonly Entry[]
  add(entry: Event & { parent?: number; at: number }): number
  subscribe(listener: () => void): () => void
}

const KEPT = 10_000

/** A ring: the last 10,000 entries, cut when twice as many have gathered. Entries refer to records, they never copy them. */
export function createLog(): Log {
  let entries: Entry[] = []
  let nextId = 1
  const listeners = new Set<() => void>()
  return {
    get entries() {
      return entries
    },
    add(entry) {
      const id = nextId++
      if (entries.length >= 2 * KEPT) entries = entries.slice(-KEPT)
      entries.push({ ...entry, id })
      for (const listener of listeners) listener()
      return id
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
