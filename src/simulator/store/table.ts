/**
 * A persistent sorted map made of plain JSON. Every function returns a new value; nothing is edited.
 * Keys are kept in UTF-16 order (`<`), so a prefix is a range and `__proto__` is an ordinary name.
 */
type Leaf<V> = { k: string[]; v: V[] }
/** `k[i]` is a key not above any key under `c[i]`. */
type Inner<V> = { k: string[]; c: Node<V>[] }
type Node<V> = Leaf<V> | Inner<V>
export type Table<V> = { size: number; root: Node<V> }

/** A node with more entries than this splits in two. */
const WIDTH = 32

export const emptyTable = <V>(): Table<V> => ({ size: 0, root: { k: [], v: [] } })

export function find<V>(table: Table<V>, key: string): V | undefined {
  let node = table.root
  while ('c' in node) node = node.c[childIndex(node.k, key)]!
  const at = lowerBound(node.k, key)
  return node.k[at] === key ? node.v[at] : undefined
}

/** Sets one key: copies one node a level. */
export const put = <V>(table: Table<V>, key: string, value: V): Table<V> => replace(table, key, value).table

/** Sets one key, and tells what stood there. */
export function replace<V>(
  table: Table<V>,
  key: string,
  value: V,
): { table: Table<V>; before: V | undefined } {
  const { nodes, before } = putIn(table.root, key, value)
  const root = nodes.length === 1 ? nodes[0]! : { k: nodes.map((node) => node.k[0]!), c: nodes }
  return { table: { size: table.size + (before === undefined ? 1 : 0), root }, before }
}

/** Removes one key: an emptied node goes, neighbours are not merged. */
export function remove<V>(table: Table<V>, key: string): Table<V> {
  if (find(table, key) === undefined) return table
  let root = removeFrom(table.root, key)
  while (root && 'c' in root && root.c.length === 1) root = root.c[0]
  return { size: table.size - 1, root: root ?? { k: [], v: [] } }
}

/** Entries in key order, from the first key >= `from`. */
export function* entriesFrom<V>(table: Table<V>, from = ''): Generator<[string, V]> {
  yield* walk(table.root, from)
}

/** Entries whose keys begin with `prefix`, in key order, from the first key >= `from`. */
export function* entriesUnder<V>(table: Table<V>, prefix: string, from = ''): Generator<[string, V]> {
  for (const entry of entriesFrom(table, from > prefix ? from : prefix)) {
    if (!entry[0].startsWith(prefix)) return
    yield entry
  }
}

/** Values whose keys begin with `prefix`, in key order, from the first key >= `from`. */
export function* valuesUnder<V>(table: Table<V>, prefix: string, from = ''): Generator<V> {
  for (const [, value] of entriesUnder(table, prefix, from)) yield value
}

export function fromEntries<V>(entries: Iterable<[string, V]>): Table<V> {
  let table = emptyTable<V>()
  for (const [key, value] of entries) table = put(table, key, value)
  return table
}

function putIn<V>(node: Node<V>, key: string, value: V): { nodes: Node<V>[]; before: V | undefined } {
  if ('c' in node) {
    const at = childIndex(node.k, key)
    const { nodes, before } = putIn(node.c[at]!, key, value)
    const k = node.k.toSpliced(at, 1, ...nodes.map((child, i) => (i ? child.k[0]! : node.k[at]!)))
    return { nodes: split({ k, c: node.c.toSpliced(at, 1, ...nodes) }), before }
  }
  const at = lowerBound(node.k, key)
  const isKnown = node.k[at] === key
  const v = node.v.toSpliced(at, isKnown ? 1 : 0, value)
  const k = isKnown ? node.k : node.k.toSpliced(at, 0, key)
  return { nodes: split({ k, v }), before: isKnown ? node.v[at] : undefined }
}

function split<V>(node: Node<V>): Node<V>[] {
  if (node.k.length <= WIDTH) return [node]
  const half = node.k.length >> 1
  const cut = <T>(list: T[]): [T[], T[]] => [list.slice(0, half), list.slice(half)]
  const [k1, k2] = cut(node.k)
  if ('c' in node) {
    const [c1, c2] = cut(node.c)
    return [
      { k: k1, c: c1 },
      { k: k2, c: c2 },
    ]
  }
  const [v1, v2] = cut(node.v)
  return [
    { k: k1, v: v1 },
    { k: k2, v: v2 },
  ]
}

function removeFrom<V>(node: Node<V>, key: string): Node<V> | undefined {
  if ('c' in node) {
    const at = childIndex(node.k, key)
    const child = removeFrom(node.c[at]!, key)
    if (child) return { k: node.k, c: node.c.with(at, child) }
    return node.c.length > 1 ? { k: node.k.toSpliced(at, 1), c: node.c.toSpliced(at, 1) } : undefined
  }
  const at = lowerBound(node.k, key)
  return node.k.length > 1 ? { k: node.k.toSpliced(at, 1), v: node.v.toSpliced(at, 1) } : undefined
}

function* walk<V>(node: Node<V>, from: string): Generator<[string, V]> {
  if ('c' in node) {
    for (let i = childIndex(node.k, from); i < node.c.length; i++) yield* walk(node.c[i]!, from)
    return
  }
  for (let i = lowerBound(node.k, from); i < node.k.length; i++) yield [node.k[i]!, node.v[i]!]
}

/** The first index whose key is not below `key`. */
function lowerBound(keys: string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}

/** The child whose range holds `key`: the last whose lowest key is not above it, else the first. */
function childIndex(keys: string[], key: string): number {
  const at = lowerBound(keys, key)
  return keys[at] === key ? at : Math.max(0, at - 1)
}
