import type { RuleId } from '../lint/rules.ts'

/** A line and a column, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Keys and indexes from the top of a file to one of its values. */
export type Path = readonly (string | number)[]

/** What an author has to mend. `found` and `repair` are sentences. */
export interface Problem extends Place {
  readonly file: string
  readonly rule: RuleId
  readonly found: string
  readonly repair: string
}

/** `file:line:column rule: what was found. What to write instead.` */
export function formatProblem({ file, line, column, rule, found, repair }: Problem): string {
  return `${file}:${line}:${column} ${rule}: ${found} ${repair}`
}

/** By file, then by place. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule),
  )
}

/** All problems, one a line, and a last line that counts them. */
export function reportProblems(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file)).size
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}.`
  return [...sortProblems(problems).map(formatProblem), count].join('\n')
}
