import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type YAMLError,
} from 'yaml'
import { findAbsurdDepth, findStrayCharacters, findTabs, tooDeep, type Flaw } from './characters.ts'
import type { Path, Place, Problem } from './problem.ts'
import { findTreeFlaws } from './tree.ts'

/** A file's value and where each part of it stands. */
export interface Located {
  readonly file: string
  readonly value: unknown
  /** The place of a value, or of the nearest thing around it when it is missing. */
  readonly at: (path: Path) => Place
  /** The place of a field's name. */
  readonly keyAt: (path: Path, key: string) => Place
  /** How a scalar is written in the file, such as `012` for the number 12. */
  readonly written: (path: Path) => string | undefined
}

export type Read = { readonly located: Located } | { readonly problems: readonly Problem[] }

const largest = 512 * 1024

/** Reads YAML the strict way: 1.2, core schema, no aliases, tags or tricks; or answers every flaw with its place. */
export function readYaml(file: string, bytes: Uint8Array): Read {
  if (bytes.length > largest) return refuse(file, largeFlaw(bytes.length))
  const text = decode(bytes)
  if (text === undefined) return refuse(file, encodingFlaw())
  const lines = new LineCounter()
  addLines(lines, text)
  const problem = (flaw: Flaw) => ({
    file,
    ...place(lines, flaw.at),
    rule: flaw.rule,
    found: flaw.found,
    repair: flaw.repair,
  })

  const raw = [...findStrayCharacters(text), ...findTabs(text), ...findAbsurdDepth(text)]
  if (raw.some(({ rule }) => rule === 'too-deep')) return { problems: raw.map(problem) }
  const parsed = parse(text)
  if ('flaws' in parsed) return { problems: dedupe([...raw, ...parsed.flaws]).map(problem) }
  if (raw.length > 0) return { problems: dedupe(raw).map(problem) }
  return { located: locate(file, parsed.document, lines, text) }
}

function parse(text: string): { document: Document } | { flaws: Flaw[] } {
  try {
    const options = {
      version: '1.2',
      schema: 'core',
      strict: true,
      uniqueKeys: false,
      stringKeys: true,
      merge: false,
    } as const
    const document = parseDocument(text, { ...options, prettyErrors: false, logLevel: 'error' })
    const flaws = [...document.errors.slice(0, mostOfAKind).map(syntaxFlaw), ...findTreeFlaws(document, text)]
    if (flaws.length > 0) return { flaws }
    if (document.warnings.length > 0) return { flaws: document.warnings.map(syntaxFlaw) }
    return document.contents === null ? { flaws: [emptyFlaw()] } : { document }
  } catch (error) {
    // The parser recurses: on input made to exhaust the stack it throws instead of reporting.
    if (error instanceof RangeError) return { flaws: [tooDeep(0)] }
    throw error
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function addLines(lines: LineCounter, text: string): void {
  lines.addNewLine(0)
  for (const match of text.matchAll(/\n/g)) lines.addNewLine(match.index + 1)
}

function place(lines: LineCounter, at: number): Place {
  const { line, col } = lines.linePos(at)
  return { line, column: col }
}

const mostOfAKind = 20

/** Once per spot, no parser's complaint about a tab that was found already, and no flood of one kind. */
function dedupe(flaws: readonly Flaw[]): readonly Flaw[] {
  const tabs = flaws.some(({ rule }) => rule === 'tab-indent')
  const seen = new Map<string, Set<number>>()
  return flaws.filter(({ rule, at }) => {
    const places = seen.get(rule) ?? new Set()
    if ((tabs && rule === 'syntax-error') || places.has(at) || places.size >= mostOfAKind) return false
    seen.set(rule, places.add(at))
    return true
  })
}

function refuse(file: string, flaw: Omit<Flaw, 'at'>): Read {
  return { problems: [{ file, line: 1, column: 1, rule: flaw.rule, found: flaw.found, repair: flaw.repair }] }
}

function largeFlaw(size: number): Omit<Flaw, 'at'> {
  const found = `The file has ${Math.ceil(size / 1024)} KB; 512 KB is the most.`
  return {
    rule: 'too-large',
    found,
    repair: 'Split the lesson’s questions, or take out what was pasted by mistake.',
  }
}

function encodingFlaw(): Omit<Flaw, 'at'> {
  return { rule: 'invalid-utf8', found: 'The file is not UTF-8.', repair: 'Save it as UTF-8.' }
}

function emptyFlaw(): Flaw {
  return {
    at: 0,
    rule: 'empty-file',
    found: 'The file holds nothing.',
    repair: 'Write its contents, or delete the file.',
  }
}

function syntaxFlaw({ code, message, pos }: YAMLError): Flaw {
  const at = pos[0]
  if (code === 'MULTIPLE_DOCS') {
    const found = 'A second document begins here.'
    return {
      at,
      rule: 'multiple-documents',
      found,
      repair: 'Put it in a file of its own, without the `---`.',
    }
  }
  if (code === 'TAB_AS_INDENT') return { ...findTabs('\t')[0]!, at }
  const found = `The YAML cannot be read: ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}.`
  return { at, rule: 'syntax-error', found, repair: syntaxRepair(code) }
}

function syntaxRepair(code: YAMLError['code']): string {
  if (code === 'BAD_ALIAS' || code === 'BAD_SCALAR_START') return 'Put the text in quotes.'
  if (code === 'MISSING_CHAR') return 'Close what was opened: a quote or a bracket.'
  if (code === 'NON_STRING_KEY') return 'Use a plain word as the field’s name.'
  if (code === 'IMPOSSIBLE' || code === 'BAD_INDENT') return 'Line the field up with its neighbours.'
  return 'Text with a colon, a hash or a quote at its edge needs quotes around it.'
}

function locate(file: string, document: Document, lines: LineCounter, text: string): Located {
  return {
    file,
    value: document.toJS({ maxAliasCount: 0 }),
    at: (path) => place(lines, offsetOf(document, path)),
    keyAt: (path, key) => place(lines, keyOffset(document, path, key) ?? offsetOf(document, path)),
    written: (path) => {
      const node = document.getIn(path, true)
      return isScalar(node) && node.range ? text.slice(node.range[0], node.range[1]) : undefined
    },
  }
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length)
    const node = document.getIn(part, true)
    if (isNode(node) && node.range) return node.range[0]
    const key = keyOffset(document, part.slice(0, -1), String(part.at(-1)))
    if (key !== undefined) return key
  }
  return document.contents?.range?.[0] ?? 0
}

function keyOffset(document: Document, path: Path, key: string): number | undefined {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true)
  if (!isMap(parent) && !isSeq(parent)) return undefined
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
  return isPair(pair) && isNode(pair.key) ? pair.key.range?.[0] : undefined
}
