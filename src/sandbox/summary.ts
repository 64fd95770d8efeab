import type { Message, User } from '../simulator/index.ts'
import { code, count, type Phrase } from './phrases.ts'

/** What there is now, in one line: `Now: one user, UNCONFIRMED, and one mail.` */
export function summaryOf(users: User[], messages: Message[]): Phrase {
  const statuses = [...new Set(users.map((user) => user.UserStatus))]
  const disabled = users.some((user) => !user.Enabled) ? [', disabled'] : []
  const named = statuses.flatMap((status): Phrase => [', ', code(status)])
  const mails = count(messages.length, 'mail')
  return [
    'Now: ',
    count(users.length, 'user'),
    ...named,
    ...disabled,
    `${named.length ? ',' : ''} and ${mails}.`,
  ]
}
