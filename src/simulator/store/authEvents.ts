import type { Context } from '../context.ts'
import type { Output } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { entriesUnder } from './table.ts'
import type { User } from './users.ts'

/** What threat protection saw of a user: members as AdminListUserAuthEvents names them, dates in seconds. */
export type AuthEvent = NonNullable<Output<'AdminListUserAuthEvents'>['AuthEvents']>[number] & {
  EventId: string
  CreationDate: number
  /** lets the user judge the event from the mail about it */
  feedbackToken?: string
}

const userPrefix = ({ UserPoolId, sub }: User) => `${UserPoolId}/${sub}/`

/** The newest comes first: keys count down. */
const eventKey = (user: User, { CreationDate, EventId }: AuthEvent) =>
  `${userPrefix(user)}${String(1e13 - Math.round(CreationDate * 1000)).padStart(14, '0')}/${EventId}`

/** A user's events by key, newest first, from the first key >= `from`. */
export const authEventsOf = ({ state }: Context, user: User, from = '') =>
  entriesUnder(state.authEvents, userPrefix(user), from)

export const putAuthEvent = (context: Context, user: User, event: AuthEvent) =>
  putRecord(context, 'authEvents', eventKey(user, event), event)

export function findAuthEvent(context: Context, user: User, id: string): AuthEvent | undefined {
  for (const [key] of authEventsOf(context, user)) {
    if (key.endsWith(`/${id}`)) return findRecord(context, 'authEvents', key)
  }
  return undefined
}

export function removeAuthEvents(context: Context, user: User): void {
  for (const [key] of [...authEventsOf(context, user)]) removeRecord(context, 'authEvents', key)
}
