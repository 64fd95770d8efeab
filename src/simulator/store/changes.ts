import { migrate, type State, type TableName } from './state.ts'
import { put, remove, type Table } from './table.ts'

/** One record that differs: its table, its key, and its value; none: it was removed. */
export type Change = [table: TableName, key: string, value?: unknown]

type Node = Table<unknown>['root']

/** What must be written to come from one state to another. Costs as much as has changed: what both share is skipped. */
export function changesBetween(before: State, after: State): Change[] {
  return tableNames(after).flatMap((table) =>
    differences(before[table].root, after[table].root).map((change): Change => [table, ...change]),
  )
}

/**
 * Writes changes into a state.
 *
 * @throws TypeError when a change names a table that there is not
 */
export function applyChanges(state: State, changes: Change[]): State {
  const next: Record<string, unknown> = { ...state }
  for (const [name, key, value] of changes) {
    if (!Object.hasOwn(next, name)) throw new TypeError(`There is no table "${name}".`)
    const rows = next[name] as Table<unknown>
    next[name] = value === undefined ? remove(rows, key) : put(rows, key, value)
  }
  return migrate(next)
}

const tableNames = (state: State) =>
  Object.keys(state).filter((name): name is TableName => name !== 'version')

/** Goes down both trees level by level and drops the nodes that stand in both. */
function differences(before: Node, after: Node): [key: string, value?: unknown][] {
  let [old, fresh] = [[before], [after]]
  for (let more = heightOf(before) - heightOf(after); more > 0; more--) old = childrenOf(old)
  for (let more = heightOf(after) - heightOf(before); more > 0; more--) fresh = childrenOf(fresh)
  for (;;) {
    const [former, present] = [new Set(old), new Set(fresh)]
    old = old.filter((node) => !present.has(node))
    fresh = fresh.filter((node) => !former.has(node))
    if ([...old, ...fresh].every((node) => 'v' in node)) return leafDifferences(old, fresh)
    ;[old, fresh] = [childrenOf(old), childrenOf(fresh)]
  }
}

function leafDifferences(old: Node[], fresh: Node[]): [key: string, value?: unknown][] {
  const former = new Map(old.flatMap(entriesOf))
  const written = fresh.flatMap(entriesOf).filter(([key, value]) => {
    const isSame = former.get(key) === value
    former.delete(key)
    return !isSame
  })
  return [...written, ...[...former.keys()].map((key): [string] => [key])]
}

const childrenOf = (nodes: Node[]): Node[] => nodes.flatMap((node) => ('c' in node ? node.c : [node]))

const entriesOf = (node: Node): [string, unknown][] =>
  'v' in node ? node.k.map((key, i) => [key, node.v[i]]) : []

/** Levels below a node: the same for all nodes of a level. */
const heightOf = (node: Node): number => ('c' in node ? 1 + heightOf(node.c[0]!) : 0)
