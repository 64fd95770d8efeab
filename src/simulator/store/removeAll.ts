import type { Context } from '../context.ts'
import { removeRecord } from './records.ts'
import type { Session } from './sessions.ts'
import type { TableName } from './state.ts'
import { entriesFrom } from './table.ts'
import type { UserPoolClient } from './userPoolClients.ts'
import type { UserPool } from './userPools.ts'

/** Removes a pool with all that belongs to it: whatever is kept under its id, or names it. */
export const removePool = (context: Context, { Id }: UserPool): void =>
  removeAll(context, (key, { UserPoolId }) => key === Id || key.startsWith(`${Id}/`) || UserPoolId === Id)

/** Removes an app client with all that names it, its sign-ins among them. */
export const removeClient = (context: Context, client: UserPoolClient): void =>
  removeAll(context, (_, { ClientId }) => ClientId === client.ClientId)

type Owned = Partial<Pick<Session, 'UserPoolId' | 'ClientId' | 'refreshTokens'>>

/** Mails and text messages that were sent stay with those who got them. */
function removeAll(context: Context, isTheirs: (key: string, record: Owned) => boolean): void {
  const tables = Object.keys(context.state).filter((name) => name !== 'version' && name !== 'messages')
  for (const table of tables as TableName[]) {
    for (const [key, record] of entriesFrom<unknown>(context.state[table])) {
      // The tables' records differ; of theirs only these members matter, and texts and numbers have none.
      const owned = typeof record === 'object' ? (record as Owned) : {}
      if (!isTheirs(key, owned)) continue
      for (const token of owned.refreshTokens ?? []) removeRecord(context, 'refreshTokens', token)
      removeRecord(context, table, key)
    }
  }
}
