import { median, ratioOf } from './rounds.ts'

/** What a part of the bench found: a ratio, and what it should be. Without a goal it is only told. */
export type Finding = { what: string; ratio: number; goal?: Goal; detail: string }
export type Goal = { atLeast: number } | { atMost: number }

/** Two times as a finding: how often `under` goes into `over`. */
export function finding(what: string, over: number[], under: number[], goal?: Goal): Finding {
  const detail = `${shown(median(under))} to ${shown(median(over))} ms`
  return { what, ratio: ratioOf(over, under), detail, ...(goal && { goal }) }
}

export const isShort = ({ ratio, goal }: Finding): boolean =>
  goal !== undefined && ('atLeast' in goal ? ratio < goal.atLeast : ratio > goal.atMost)

/** One line: whether it is as it should be, the ratio, its goal, what it is of, and the times behind it. */
export function lineOf(found: Finding): string {
  const { what, ratio, goal, detail } = found
  const state = goal ? (isShort(found) ? 'SHORT' : 'ok') : ''
  const wanted = goal ? ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`) : ''
  return `${state.padEnd(6)}${ratio.toFixed(2).padStart(6)}  ${wanted.padEnd(7)} ${what} (${detail})`
}

const shown = (milliseconds: number): string => milliseconds.toPrecision(3)
