import { fileURLToPath } from 'node:url'
import { readBank } from '../../src/quiz/source/readBank.ts'
import { reportProblems } from '../../src/quiz/source/problem.ts'
import type { Fact } from '../../src/quiz/schema/facts.ts'

const secondsIn: Partial<Record<Fact['unit'], number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 }

function camelCase(id: string): string {
  return id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function member({ id, value, unit, says, source, checked }: Fact): string {
  const shown = typeof value === 'string' ? `'${value}'` : String(value)
  const seconds = secondsIn[unit]
  const duration = seconds !== undefined && typeof value === 'number' ? `, seconds: ${value * seconds}` : ''
  return [
    `  /** ${says} ${source} (${checked}) */`,
    `  ${camelCase(id)}: { value: ${shown}, unit: '${unit}'${duration} },`,
  ].join('\n')
}

/** `src/simulator/facts.ts` from `content/facts.yaml`. Durations carry their length in seconds besides. */
export async function generateFacts(root: URL): Promise<Map<string, string>> {
  const { facts, problems } = await readBank(fileURLToPath(root))
  const own = problems.filter(({ file }) => file === 'content/facts.yaml')
  if (own.length > 0) throw new Error(reportProblems(own))
  const text = [
    '// Made from content/facts.yaml by `npm run generate`. Change it there.',
    '',
    '/** Limits and lifetimes that AWS may change. */',
    'export const facts = {',
    ...facts.map(member),
    '} as const',
    '',
  ].join('\n')
  return new Map([['src/simulator/facts.ts', text]])
}
