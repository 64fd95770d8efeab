import type { Place } from './types.ts'

/** A line of a stack that lies in one of the task's modules. */
type Frame = Place & { caller?: string }

/** Tells where in the modules something happened. `source` is how the stack names a script. */
export type FindPlace = (source: string, line: number, column?: number) => Place | undefined

/** One line of a stack: as V8 writes it, as Firefox and WebKit do, and the place of a syntax error in Node. */
const FORMS = [
  /^\s*at (?:(?<caller>.*?) \()?(?<source>.+?):(?<line>\d+):(?<column>\d+)\)?$/,
  /^(?<caller>[^@]*)@(?<source>.+?):(?<line>\d+):(?<column>\d+)$/,
  /^(?<source>[^\s(]+):(?<line>\d+)$/,
]

/** The lines of a stack that lie in the modules, topmost first. Stacks come from inside: any text may be given. */
function framesOf(stack: string, find: FindPlace): Frame[] {
  return stack.split('\n').flatMap((text) => {
    const found = FORMS.map((form) => form.exec(text)?.groups).find(Boolean)
    if (!found) return []
    const { caller, source, line, column } = found
    const place = find(source!, Number(line), column === undefined ? undefined : Number(column))
    return place ? [{ ...place, ...(caller && { caller }) }] : []
  })
}

/** Where an error came from: the topmost place, and the stack without what is none of the modules'. */
export function whereIn(stack: string, find: FindPlace): { at?: Place; stack?: string } {
  const frames = framesOf(stack, find)
  const [top] = frames
  if (!top) return {}
  const { module, line, column } = top
  return { at: { module, line, ...(column && { column }) }, stack: frames.map(written).join('\n') }
}

function written({ module, line, column, caller }: Frame): string {
  const place = `${module}:${line}${column ? `:${column}` : ''}`
  return `    at ${caller ? `${caller} (${place})` : place}`
}
