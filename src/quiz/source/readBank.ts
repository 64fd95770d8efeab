import { assembleBank, type Bank } from './bank.ts'
import { readFiles } from './files.ts'
import type { Problem } from './problem.ts'

const outline = 'content/outline.yaml'
const noOutline: Problem = {
  file: outline,
  line: 1,
  column: 1,
  rule: 'S01',
  found: 'There is no such file.',
  repair:
    'Bring it back: the course’s parts and lessons stand in it, and pages and navigation come from them.',
}

/** The bank below a root, as it stands on disk today. */
export async function readBank(root: string): Promise<Bank> {
  const files = await readFiles(root)
  const bank = assembleBank(files, new Date().toISOString().slice(0, 10))
  return files.has(outline) ? bank : { ...bank, problems: [noOutline, ...bank.problems] }
}
