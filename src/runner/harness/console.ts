import type { ConsoleLevel, Limits } from '../types.ts'

const LEVELS: ConsoleLevel[] = ['debug', 'error', 'info', 'log', 'trace', 'warn']

/** A console whose lines are handed to `write`; beyond the limits they are cut or dropped. */
export function capturedConsole(
  limits: Pick<Limits, 'consoleLines' | 'lineLength'>,
  write: (level: ConsoleLevel, text: string, stack: string | undefined) => void,
): Console {
  const captured: Record<string, (...values: unknown[]) => void> = {}
  let lines = 0
  for (const level of LEVELS) {
    captured[level] = (...values) => {
      if (lines++ >= limits.consoleLines) return
      let text = ''
      for (let i = 0; i < values.length; i++) text += (i ? ' ' : '') + shown(values[i])
      const cut = text.length > limits.lineLength ? `${text.slice(0, limits.lineLength - 1)}…` : text
      write(level, cut, new Error().stack)
    }
  }
  // The rest of the console (tables, timers, groups) stays silent rather than missing.
  const silent = () => {}
  return new Proxy(captured, { get: (target, key) => target[key as string] ?? silent }) as unknown as Console
}

const { stringify } = JSON

/** A value as a line of text; never throws. */
export function shown(value: unknown): string {
  try {
    if (typeof value === 'string') return value
    if (value instanceof Error) return `${value.name}: ${value.message}`
    if (typeof value === 'object' && value !== null) return stringify(value, bigInts, 2) ?? '[object]'
    return typeof value === 'bigint' ? `${value}n` : String(value)
  } catch {
    return '[something that cannot be shown]'
  }
}

const bigInts = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)
