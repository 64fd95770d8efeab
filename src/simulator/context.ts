import type { Event, Log } from './log.ts'
import type { RecordOf, State, TableName } from './store/state.ts'
import { find, put, remove, type Table } from './store/table.ts'
import type { World } from './world.ts'

/** What one request carries through the simulator. */
export type Context = {
  readonly world: World
  readonly region: string
  /** the twelve-digit account */
  readonly account: string
  readonly requestId: string
  /** the state now; read it again after every await */
  readonly state: State
  replaceState(next: State): void
  /** adds an entry under this request */
  note(event: Event): void
}

/** What the simulator is made of: its world, its state and its log. */
export type Account = { id: string; world: World; state: State; log: Log }

export function contextFor(account: Account, region: string, requestId: string, parent: number): Context {
  return {
    world: account.world,
    region,
    account: account.id,
    requestId,
    get state() {
      return account.state
    },
    replaceState(next) {
      account.state = next
    },
    note(event) {
      account.log.add({ ...event, parent, at: account.world.now() })
    },
  }
}

/** Seconds since 1970 with a fraction: how AWS JSON writes a timestamp. */
export const seconds = (context: Context): number => context.world.now() / 1000

export function findRecord<T extends TableName>(context: Context, table: T, key: string) {
  return find(tableOf(context.state, table), key)
}

/** Writes one record and notes it. */
export function putRecord<T extends TableName>(context: Context, table: T, key: string, after: RecordOf<T>) {
  const rows = tableOf(context.state, table)
  context.note({ kind: 'write', table, key, before: find(rows, key), after })
  context.replaceState({ ...context.state, [table]: put(rows, key, after) })
}

export function removeRecord(context: Context, table: TableName, key: string) {
  const rows = tableOf(context.state, table)
  context.note({ kind: 'write', table, key, before: find(rows, key), after: undefined })
  context.replaceState({ ...context.state, [table]: remove(rows, key) })
}

// The compiler can't relate State[T] to Table<RecordOf<T>>, though RecordOf is defined by it.
const tableOf = <T extends TableName>(state: State, table: T) => state[table] as Table<RecordOf<T>>
