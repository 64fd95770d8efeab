import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml'
import { findStrayCharacters, isTooDeep, tooDeep, type Flaw } from './characters.ts'

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** What YAML would allow and we do not: aliases, tags, merge keys, keys that name parts of objects, depth. */
export function findTreeFlaws(document: Document, text: string): Flaw[] {
  const flaws: Flaw[] = []
  walk(document.contents, 0, (node, depth) => {
    const at = start(node)
    if (isAlias(node)) flaws.push(alias(node.source, at))
    else if (node.tag) flaws.push(tag(node.tag, at))
    if (isScalar(node)) flaws.push(...escapedFlaws(node.value, text.slice(...span(node)), at))
    if (isMap(node)) flaws.push(...node.items.flatMap(keyFlaws), ...repeatedKeys(node))
    if (isCollection(node) && isTooDeep(depth)) flaws.push(tooDeep(at))
  })
  return flaws
}

function walk(node: unknown, depth: number, visit: (node: Node, depth: number) => void): void {
  if (!isAlias(node) && !isScalar(node) && !isCollection(node)) return
  visit(node, depth)
  if (!isCollection(node) || isTooDeep(depth)) return
  for (const item of node.items) {
    for (const child of isPair(item) ? [item.key, item.value] : [item]) walk(child, depth + 1, visit)
  }
}

function start(node: Node): number {
  return node.range?.[0] ?? 0
}

function span(node: Node): [number, number] {
  return node.range ? [node.range[0], node.range[1]] : [0, 0]
}

function alias(source: string, at: number): Flaw {
  return {
    at,
    rule: 'alias-used',
    found: `Found the alias \`*${source}\`.`,
    repair: 'Write the value out, or put it in quotes if the star is meant.',
  }
}

function tag(name: string, at: number): Flaw {
  const shown = name.replace('tag:yaml.org,2002:', '!!')
  return {
    at,
    rule: 'custom-tag',
    found: `Found the tag \`${shown}\`.`,
    repair: 'Delete it, or put the value in quotes if the exclamation mark is meant.',
  }
}

/** Characters hidden behind an escape such as `"\\0"`: those in plain sight were found in the text itself. */
function escapedFlaws(value: unknown, source: string, at: number): Flaw[] {
  if (typeof value !== 'string' || !source.includes('\\')) return []
  return findStrayCharacters(value).map((flaw) => ({ ...flaw, at }))
}

/** The parser could tell, but compares every field with every other. */
function repeatedKeys({ items }: YAMLMap): Flaw[] {
  const seen = new Set<unknown>()
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const repeated = seen.has(key.value)
    seen.add(key.value)
    const found = 'This field stands twice.'
    return repeated
      ? [{ at: start(key), rule: 'duplicate-key' as const, found, repair: 'Keep one of the two.' }]
      : []
  })
}

function keyFlaws({ key }: Pair): Flaw[] {
  if (!isScalar(key) || typeof key.value !== 'string') return []
  const at = start(key)
  if (key.value === '<<') {
    return [{ at, rule: 'merge-key', found: 'Found a merge key `<<`.', repair: 'Write the fields out.' }]
  }
  if (!forbidden.has(key.value)) return []
  const found = `Found a field named \`${key.value}\`.`
  return [{ at, rule: 'forbidden-key', found, repair: 'Give it another name.' }]
}
