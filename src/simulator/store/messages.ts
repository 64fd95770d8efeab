import type { Context } from '../context.ts'
import type { Held } from '../log.ts'
import { findRecord, putRecord } from './records.ts'

/** A mail or text message that Cognito has sent: the outbox that readers open. */
export type Message = {
  id: string
  sentAt: number
  medium: 'EMAIL' | 'SMS'
  to: string
  subject?: string
  body: string
  /** the one-time code in it */
  code?: string
  UserPoolId: string
  Username: string
}

/** Puts a message into the outbox. Ids sort in order of sending. `holds` is what it brings, if it is no mere notice. */
export function putMessage(context: Context, message: Omit<Message, 'id' | 'sentAt'>, holds?: Held): Message {
  const id = idOf(context.state.messages.size + 1)
  const sent: Message = { id, sentAt: context.world.now(), ...message }
  putRecord(context, 'messages', id, sent)
  const { medium, to } = sent
  context.note({ kind: 'message', messageId: id, medium, to, ...(holds && { holds }) })
  return sent
}

const idOf = (n: number) => String(n).padStart(9, '0')

/** What was sent, the last first. */
export function* newestMessages(context: Context): Generator<Message> {
  for (let n = context.state.messages.size; n > 0; n--) yield findRecord(context, 'messages', idOf(n))!
}
