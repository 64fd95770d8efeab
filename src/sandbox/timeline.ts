import type { Entry, Lane } from '../simulator/index.ts'
import { rowOf } from './rows.ts'
import type { Phrase } from './phrases.ts'
import { answerTo, requestWords } from './words.ts'

/** One line of what happened. `after` is simulated milliseconds since the call began; `calls` are those a function made. */
export type Row = { id: number; lane: Lane; words: Phrase; after: number; calls?: Call[] }

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

/**
 * The calls of a log, oldest first, each with what it caused. Entries whose request is gone from the log are left out.
 *
 * @param before how many numbers are taken already: calls are numbered on from there
 */
export function callsFrom(entries: readonly Entry[], before = 0): Call[] {
  const calls = new Map<number, Call>()
  const outermost: Call[] = []
  for (const entry of entries) {
    const parent = entry.parent === undefined ? undefined : calls.get(entry.parent)
    if (entry.kind === 'request') {
      const call = begun(entry, before)
      calls.set(entry.id, call)
      if (entry.parent === undefined) outermost.push(call)
      else if (parent) addBelow(parent, call, isToProvider(entry))
    } else if (parent) addTo(parent, entry)
  }
  return outermost
}

/** A call of the timeline by its number, also one that a function made. */
export const findCall = (calls: Call[], id: number | undefined): Call | undefined =>
  calls.find((call) => call.id === id) ??
  calls
    .flatMap(({ rows }) => rows)
    .map((row) => findCall(row.calls ?? [], id))
    .find((call) => call !== undefined)

/** What stands for a function that still runs: its own line comes when it has ended. */
const RUNNING: Phrase = ['A function is running']
/** What Cognito asks itself, from server to server. */
const ASKING: Phrase = ['Cognito asks the outside provider']

/** Puts a call below what makes it because of another call: a function, or Cognito. */
function addBelow({ rows, at }: Call, call: Call, isCognitos: boolean): void {
  const words = isCognitos ? ASKING : RUNNING
  const last = rows.at(-1)
  if (last?.words === words) last.calls!.push(call)
  else {
    const lane = isCognitos ? 'login' : 'trigger'
    rows.push({ id: isCognitos ? call.id : 0, lane, words, after: call.at - at, calls: [call] })
  }
}

const isToProvider = ({ service }: Entry & { kind: 'request' }) => service === 'outside-idp'

function begun(entry: Entry & { kind: 'request' }, before: number): Call {
  const { id, at, operation, method, url, headers, body, parent } = entry
  const caller = parent === undefined ? 'Your code' : isToProvider(entry) ? 'Cognito' : 'The function'
  return {
    id: before + id,
    at,
    operation,
    words: requestWords(operation, caller),
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
  if (!row) return
  const isOver = entry.kind === 'trigger' && call.rows.at(-1)?.words === RUNNING
  const calls = isOver ? call.rows.pop()!.calls : undefined
  call.rows.push({ id: entry.id, after, ...row, ...(calls && { calls }) })
}
