import type { Context } from '../context.ts'
import { putRecord } from './records.ts'

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

/** Puts a message into the outbox. Ids sort in order of sending. */
export function putMessage(context: Context, message: Omit<Message, 'id' | 'sentAt'>): Message {
  const id = String(context.state.messages.size + 1).padStart(9, '0')
  const sent: Message = { id, sentAt: context.world.now(), ...message }
  putRecord(context, 'messages', id, sent)
  const { medium, to, code } = sent
  context.note({ kind: 'message', messageId: id, medium, to, ...(code === undefined && { isNotice: true }) })
  return sent
}
