import type { Entry, Lane } from '../simulator/index.ts'
import { code, type Phrase } from './phrases.ts'
import { maskedAddress } from './words.ts'
import { writeWords } from './writes.ts'

type Line = { lane: Lane; words: Phrase }

/** What one entry below a call says; nothing for book-keeping that a reader need not see. */
export function rowOf(entry: Entry): Line | undefined {
  switch (entry.kind) {
    case 'check':
    case 'decision':
      return { lane: 'user-pool', words: [entry.what] }
    case 'message':
      return {
        lane: 'message',
        words: [`${entry.holds ? HELD[entry.holds] : 'Notice'} sent to ${maskedAddress(entry.to)}`],
      }
    case 'trigger':
      return { lane: 'trigger', words: ran(entry) }
    case 'token':
      return { lane: 'user-pool', words: [TOKENS[entry.use]] }
    case 'write':
      return asLine(writeWords(entry))
    default:
      return undefined
  }
}

const HELD = { code: 'Code', link: 'Link', password: 'Temporary password' }

/** A function's run: at which trigger, and how it failed. */
const ran = ({ trigger, triggerSource, error }: Entry & { kind: 'trigger' }): Phrase => [
  `${trigger} ran, told `,
  code(triggerSource),
  ...(error === undefined ? [] : [`, and failed: ${error}`]),
]

const TOKENS = {
  id: 'ID token signed',
  access: 'Access token signed',
  refresh: 'Refresh token made',
}

const asLine = (words: Phrase | undefined): Line | undefined => words && { lane: 'user-pool', words }
