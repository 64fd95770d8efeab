import type { Job } from './messages.ts'
import type { Failure, Module, Task } from './types.ts'

/** Which lines of a composed text are a module's: `first` is the line of its first, from 1. */
type Span = { module: string; first: number; count: number; lines?: number[] }

/** How stacks name a composed text; without it they would quote the whole of a data URL. */
const SOURCE = 'deep-end-run'

export const jobOf = (task: Task): Job => {
  const { entry, export: name, args, adapter, env, clock, limits } = task
  return { entry, export: name, args, adapter, env, clock, limits }
}

/**
 * One classic script: the harness first, the modules as functions that it may call.
 *
 * @param harness text that leaves `start` in a variable named `harness`
 */
export function compose(task: Task, harness: string): { text: string; spans: Span[] } {
  const job = JSON.stringify(JSON.stringify(jobOf(task)))
  // A module that closes its function early takes the label out of reach, so that nothing of the text can be parsed.
  const label = `end${crypto.randomUUID().replaceAll('-', '')}`
  const parts = [
    `((modules) => {\n${harness}\nharness.start(JSON.parse(${job}), modules)\n})({ __proto__: null,\n`,
  ]
  const spans: Span[] = []
  let line = countLines(parts[0]!)
  for (const [name, module] of Object.entries(task.modules)) {
    const strict = startsStrict(module.text) ? '"use strict"; ' : ''
    const before = `[${JSON.stringify(name)}](exports, require, module) { ${strict}${label}: {\n`
    const after = `\nbreak ${label} } },\n`
    const count = countLines(module.text) + 1
    // Lines of libraries tell nobody anything: places are looked for in the code that is run by them.
    const isLibrary = module.file === undefined && name !== task.entry
    if (!isLibrary) spans.push({ module: module.file ?? name, first: line + 2, count, lines: module.lines })
    parts.push(before, module.text, after)
    line += count + 2
  }
  parts.push(`})\n//# sourceURL=${SOURCE}\n`)
  return { text: parts.join(''), spans }
}

const countLines = (text: string) => text.split('\n').length - 1

/** A directive is one only at the very start of a function, which the label would take from it. */
const startsStrict = (text: string) => /^(\s|\/\/.*\n|\/\*[^]*?\*\/)*(['"])use strict\2/.test(text)

/** The module and its author's line for a line of the composed text. */
export function placeOfLine(line: number, spans: Span[]): Failure['at'] {
  const span = spans.find(({ first, count }) => line >= first && line < first + count)
  if (!span) return undefined
  return { module: span.module, line: span.lines?.[line - span.first] ?? line - span.first + 1 }
}

/** The topmost line of a stack that lies in one of the modules. */
export function placeInStack(stack: string, spans: Span[]): Failure['at'] {
  for (const [, line] of stack.matchAll(/deep-end-run:(\d+):\d+/g)) {
    const place = placeOfLine(Number(line), spans)
    if (place) return place
  }
  return undefined
}

/** The same for code whose modules keep their names: `NAME:LINE:COLUMN`. */
export function placeInNamedStack(stack: string, modules: Record<string, Module>): Failure['at'] {
  for (const [, name, line] of stack.matchAll(/(?:\(|at |^)([^\s(][^\n(]*?):(\d+)(?::\d+)?(?=\)|$)/gm)) {
    const module = Object.hasOwn(modules, name!) ? modules[name!] : undefined
    if (module)
      return { module: module.file ?? name!, line: module.lines?.[Number(line) - 1] ?? Number(line) }
  }
  return undefined
}
