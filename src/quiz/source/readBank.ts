import { assembleBank, type Bank } from './bank.ts'
import { readFiles } from './files.ts'

/** The bank below a root, as it stands on disk today. */
export async function readBank(root: string): Promise<Bank> {
  return assembleBank(await readFiles(root), new Date().toISOString().slice(0, 10))
}
