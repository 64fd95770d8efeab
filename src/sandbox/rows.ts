import type { Entry, Lane, User } from '../simulator/index.ts'
import { code, count, strong, type Phrase } from './phrases.ts'
import { maskedAddress } from './words.ts'

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
        words: [`${entry.isNotice ? 'Notice' : 'Code'} sent to ${maskedAddress(entry.to)}`],
      }
    case 'token':
      return { lane: 'user-pool', words: [TOKENS[entry.use]] }
    case 'write':
      return wrote(entry)
    default:
      return undefined
  }
}

const TOKENS = {
  id: 'ID token signed',
  access: 'Access token signed',
  refresh: 'Refresh token made',
}

type Write = Entry & { kind: 'write' }

function wrote(entry: Write): Line | undefined {
  const words = WRITES[entry.table]?.(entry)
  return words && { lane: 'user-pool', words }
}

/** By table. Messages speak for themselves, sessions show as their refresh token, aliases are an index. */
const WRITES: Record<string, (entry: Write) => Phrase | undefined> = {
  users: ({ before, after }) => userWritten(before as User | undefined, after as User | undefined),
  codes: ({ after }) => [
    after ? `Code kept for ${count(hoursOf(after as Code), 'hour')}` : 'The code is used up',
  ],
  userPools: ({ key }) => ['User pool ', code(key), ' written'],
  userPoolClients: ({ key }) => ['App client ', code(key), ' written'],
}

type Code = { sentAt: number; expiresAt: number }

const hoursOf = ({ sentAt, expiresAt }: Code) => Math.round((expiresAt - sentAt) / 3_600_000)

function userWritten(before: User | undefined, after: User | undefined): Phrase {
  if (!after) return ['User ', strong(before?.Username ?? ''), ' deleted']
  if (!before) return ['User ', strong(after.Username), ' written, ', code(after.UserStatus)]
  if (before.UserStatus === after.UserStatus) return ['User ', strong(after.Username), ' changed']
  return ['User ', strong(after.Username), ' is now ', code(after.UserStatus)]
}
