import { parse, type Node, type Program } from 'acorn'
import type { Failure } from '../types.ts'

/** A file of a reader's as the parser sees it. */
export type Source = { file: string; text: string; program: Program; isModule: boolean; asks: Ask[] }

/** Something that a file asks for by `import`, `import()`, `require()` or `export … from`. */
export type Ask = { name: string; line: number }

/** Text that is no JavaScript. */
export class Unreadable extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/** Characters that can be read without a page standing still meanwhile. */
const LONGEST = 256 * 1024

/**
 * Reads a file as a script, or as an ES module where it says `import` or `export`.
 *
 * @throws Unreadable with line and column
 */
export function readSource(file: string, text: string): Source {
  if (text.length > LONGEST) {
    const message = `${file} has ${text.length} characters; ${LONGEST} are the most here.`
    throw new Unreadable({ kind: 'stopped', message })
  }
  const { program, isModule } = parsed(file, text)
  const asks: Ask[] = []
  walk(program, (node) => {
    const name = askedFor(node)
    if (typeof name === 'string') asks.push({ name, line: text.slice(0, node.start).split('\n').length })
  })
  return { file, text, program, isModule, asks }
}

function parsed(file: string, text: string): Pick<Source, 'program' | 'isModule'> {
  const asModule = () => ({ program: parseAs('module', file, text), isModule: true })
  if (file.endsWith('.mjs')) return asModule()
  try {
    return { program: parseAs('commonjs', file, text), isModule: false }
  } catch (error) {
    if (file.endsWith('.cjs') || !saysModule(text)) throw error
    return asModule()
  }
}

/** Statements that only a module has. */
const saysModule = (text: string) => /^[ \t]*(import\s*["'{*\w]|export\s*[{*\w])|\bawait\b/m.test(text)

function parseAs(sourceType: 'module' | 'commonjs', file: string, text: string): Program {
  try {
    return parse(text, { ecmaVersion: 'latest', sourceType, allowHashBang: true, locations: true })
  } catch (error) {
    // The parser calls itself for each bracket within another.
    if (error instanceof RangeError) {
      throw new Unreadable({
        kind: 'syntax',
        message: 'The code is nested too deeply.',
        at: { module: file, line: 1 },
      })
    }
    if (!(error instanceof SyntaxError)) throw error
    const { line, column } = (error as SyntaxError & { loc: { line: number; column: number } }).loc
    throw new Unreadable({
      kind: 'syntax',
      name: 'SyntaxError',
      message: error.message.replace(/ \(\d+:\d+\)$/, ''),
      at: { module: file, line, column: column + 1 },
    })
  }
}

/** Any node, by its members. */
export type AnyNode = Node & Record<string, unknown>

/** Visits each node of a tree, parents first; below a node whose visit answers false nothing is visited. */
export function walk(node: Node, visit: (node: AnyNode) => unknown): void {
  if (visit(node as AnyNode) === false) return
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

type Literal = { value?: unknown }

function askedFor(node: AnyNode): unknown {
  if ('source' in node && node.source) return (node.source as Literal).value
  const callee = node.callee as { name?: string } | undefined
  return node.type === 'CallExpression' && callee?.name === 'require'
    ? (node.arguments as Literal[])[0]?.value
    : undefined
}
