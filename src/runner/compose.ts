import type { Job } from './messages.ts'
import type { FindPlace } from './places.ts'
import type { Module, Place, Task } from './types.ts'

/** Which lines of a composed text are a module's: `first` is the line of its first, from 1. */
type Span = { module: string; first: number; count: number; lines?: number[]; added?: number }

/** How stacks name a composed text; without it they would quote the whole of a data URL. */
export const SOURCE = 'deep-end-run'

export const jobOf = (task: Task): Job => {
  const { entry, export: name, args, before, adapter, lambda, env, clock, limits } = task
  return { entry, export: name, args, before, adapter, lambda, env, clock, limits }
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
    if (!isLibrary) {
      const { file = name, lines, added } = module
      spans.push({ module: file, first: line + 2, count, lines, added })
    }
    parts.push(before, module.text, after)
    line += count + 2
  }
  parts.push(`})\n//# sourceURL=${SOURCE}\n`)
  return { text: parts.join(''), spans }
}

const countLines = (text: string) => text.split('\n').length - 1

/** A directive is one only at the very start of a function, which the label would take from it. */
const startsStrict = (text: string) => /^(\s|\/\/.*\n|\/\*[^]*?\*\/)*(['"])use strict\2/.test(text)

/** Finds places in the composed text. Firefox and WebKit name it by its address. */
export function findInText(spans: Span[]): FindPlace {
  return (source, line, column) => {
    if (source !== SOURCE && !/^(blob|data):/.test(source)) return undefined
    const span = spans.find(({ first, count }) => line >= first && line < first + count)
    return span && placeIn(span, line - span.first + 1, column)
  }
}

/** Finds places in modules that keep their names. */
export function findInModules(modules: Record<string, Module>): FindPlace {
  return (source, line, column) => {
    const module = Object.hasOwn(modules, source) ? modules[source] : undefined
    if (!module) return undefined
    const { file = source, lines, added } = module
    return placeIn({ module: file, lines, added }, line, column)
  }
}

/** A place of a module's text as its author would name it; none for what was added to it. */
function placeIn(
  { module, lines, added = 0 }: Pick<Module, 'lines' | 'added'> & { module: string },
  line: number,
  column?: number,
): Place | undefined {
  const own = column !== undefined && line === 1 ? column - added : column
  if (own !== undefined && own < 1) return undefined
  return { module, line: lines?.[line - 1] ?? line, ...(own && { column: own }) }
}
