import type { Entry, Lane } from '../simulator/index.ts'
import { code, textOf, type Phrase } from './phrases.ts'
import { rowOf } from './rows.ts'
import { answerTo } from './words.ts'

/** One line between two lanes, or, where it leads nowhere, a remark beside one. */
export type Arrow = {
  id: number
  kind: 'request' | 'answer' | 'refusal' | 'remark'
  from: Lane
  to: Lane
  words: Phrase
  /** 1 inside of a call */
  depth: 0 | 1
}

type Of<K extends Entry['kind']> = Entry & { kind: K }

/** What happened as lines between lanes: calls, functions and messages, and in the pool only what decides something. */
export const arrowsFrom = (entries: readonly Entry[]): Arrow[] =>
  entries.flatMap((entry) => arrowsOf(entry, entries))

function arrowsOf(entry: Entry, all: readonly Entry[]): Arrow[] {
  switch (entry.kind) {
    case 'request':
      return [{ ...to('app', entry.lane), id: entry.id, words: [code(entry.operation)], depth: 0 }]
    case 'response':
      return answered(entry, all)
    case 'trigger':
      return invoked(entry)
    case 'message':
      return [{ ...to('user-pool', 'message'), id: entry.id, words: rowOf(entry)!.words, depth: 1 }]
    case 'check':
    case 'token':
      return remark(entry)
    case 'write':
      return entry.table === 'users' ? remark(entry) : []
    default:
      return []
  }
}

const to = (from: Lane, other: Lane) => ({ kind: 'request' as const, from, to: other })

function answered(entry: Of<'response'>, all: readonly Entry[]): Arrow[] {
  const call = all.find(({ id }) => id === entry.parent)
  if (call?.kind !== 'request') return []
  const kind = entry.error === undefined ? 'answer' : 'refusal'
  const words = withoutLabel(answerTo(call.operation, entry))
  return [{ id: entry.id, kind, from: call.lane, to: 'app', words, depth: 0 }]
}

function invoked(entry: Of<'trigger'>): Arrow[] {
  const { id, triggerSource, error } = entry
  const back = { id: id + 0.5, from: 'trigger', to: 'user-pool', depth: 1 } as const
  return [
    { ...to('user-pool', 'trigger'), id, words: [code(triggerSource)], depth: 1 },
    error === undefined
      ? { ...back, kind: 'answer', words: leftIn(entry) }
      : { ...back, kind: 'refusal', words: [`fails: ${error}`] },
  ]
}

/** What a function put into the response, as far as it fits on a line. */
function leftIn({ event, response = {} }: Of<'trigger'>): Phrase {
  const before = (event.response ?? {}) as Record<string, unknown>
  const changed = Object.entries(response).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  )
  const [first] = changed
  if (!first) return ['unchanged']
  const [name, value] = first
  const text = typeof value === 'object' && value !== null ? name : `${name}: ${String(value)}`
  return [code(text), changed.length > 1 ? ` and ${changed.length - 1} more` : '']
}

function remark(entry: Entry): Arrow[] {
  const row = rowOf(entry)
  if (!row) return []
  return [{ id: entry.id, kind: 'remark', from: row.lane, to: row.lane, words: row.words, depth: 1 }]
}

/** `Answer: three tokens` → `three tokens`: in a drawing the line itself says that it is an answer. */
const withoutLabel = ([first = '', ...rest]: Phrase): Phrase =>
  first === 'Answer: ' ? rest : [first, ...rest]

/** The lanes that take part, in order of first appearance. */
export const lanesOf = (arrows: Arrow[]): Lane[] => [...new Set(arrows.flatMap(({ from, to }) => [from, to]))]

/** A run in one sentence: which functions ran, in their order. */
export function triggersIn(arrows: Arrow[]): string[] {
  return arrows
    .filter(({ kind, to }) => kind === 'request' && to === 'trigger')
    .map(({ words }) => textOf(words))
}
