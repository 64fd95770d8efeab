import type { Context } from '../context.ts'
import type { RecordOf, State, TableName } from './state.ts'
import { entriesFrom, find, remove, replace, type Table } from './table.ts'

export function findRecord<T extends TableName>(context: Context, table: T, key: string) {
  return find(tableOf(context.state, table), key)
}

/** Writes one record and notes it. */
export function putRecord<T extends TableName>(context: Context, table: T, key: string, after: RecordOf<T>) {
  const written = replace(tableOf(context.state, table), key, after)
  context.note({ kind: 'write', table, key, before: written.before, after })
  context.replaceState({ ...context.state, [table]: written.table })
}

/** Removes one record and notes it; nothing happens where there is none. */
export function removeRecord(context: Context, table: TableName, key: string) {
  const rows = tableOf(context.state, table)
  const before = find(rows, key)
  if (before === undefined) return
  context.note({ kind: 'write', table, key, before, after: undefined })
  context.replaceState({ ...context.state, [table]: remove(rows, key) })
}

// The compiler can't relate State[T] to Table<RecordOf<T>>, though RecordOf is defined by it.
const tableOf = <T extends TableName>(state: State, table: T) => state[table] as Table<RecordOf<T>>

/** Whenever a table of short-lived records has grown by so many, those that are over are removed. */
const SWEPT_EVERY = 1_024

/**
 * Writes a record that is good for nothing after its time.
 *
 * @param isOver whether a record makes no difference any more
 */
export function putShortLived<T extends TableName>(
  context: Context,
  table: T,
  key: string,
  after: RecordOf<T>,
  isOver: (record: RecordOf<T>) => boolean,
): void {
  const former = tableOf(context.state, table).size
  putRecord(context, table, key, after)
  const rows = tableOf(context.state, table)
  if (rows.size === former || rows.size % SWEPT_EVERY) return
  for (const [each, record] of entriesFrom(rows)) if (isOver(record)) removeRecord(context, table, each)
}
