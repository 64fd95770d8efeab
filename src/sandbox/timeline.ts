import type { Entry, Lane } from '../simulator/index.ts'
import { rowOf } from './rows.ts'
import type { Phrase } from './phrases.ts'
import { answerTo, requestWords } from './words.ts'

/** One line of what happened. `after` is simulated milliseconds since the call began. */
export type Row = { id: number; lane: Lane; words: Phrase; after: number }

/** One call with everything it caused, ready to be read. A JSON value: it is saved with the sandbox. */
export type Call = {
  id: number
  /** simulated milliseconds since 1970 */
  at: number
  operation: string
  words: Phrase
  request: { method: string; url: string; headers: Record<string, string>; body: unknown }
  rows: Row[]
  /** Missing while the call is under way. `words` say the answer in one line. */
  response?: {
    status: number
    headers: Record<string, string>
    body: unknown
    /** the exception's name, when the call was refused */
    error?: string
    words: Phrase
    after: number
  }
}

/** The calls of a log, oldest first, each with what it caused. Entries whose request is gone from the log are left out. */
export function callsFrom(entries: readonly Entry[]): Call[] {
  const calls = new Map<number, Call>()
  for (const entry of entries) {
    if (entry.kind === 'request') calls.set(entry.id, begun(entry))
    const call = entry.parent === undefined ? undefined : calls.get(entry.parent)
    if (call) addTo(call, entry)
  }
  return [...calls.values()]
}

function begun({ id, at, operation, method, url, headers, body }: Entry & { kind: 'request' }): Call {
  return {
    id,
    at,
    operation,
    words: requestWords(operation),
    request: { method, url, headers, body },
    rows: [],
  }
}

function addTo(call: Call, entry: Entry): void {
  const after = entry.at - call.at
  if (entry.kind === 'response') {
    const { status, headers, body, error } = entry
    call.response = {
      status,
      headers,
      body,
      ...(error && { error }),
      words: answerTo(call.operation, entry),
      after,
    }
    return
  }
  const row = rowOf(entry)
  if (row) call.rows.push({ id: entry.id, after, ...row })
}
