import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'

/** A question that names a proof: what a proof's run needs to know of it, and where it stands. */
export type Proven = {
  id: string
  /** The question's file and line, from the project's root. */
  place: string
  /** The file with the proof beside it, and the export in it. */
  proofFile: string
  proof: string
  options: { key: boolean; claim: unknown }[]
}

/**
 * The questions below a root that name a proof. Whether a file is well made is told elsewhere, by the bank's own check:
 * what cannot be read is left out here.
 */
export async function readProven(root: string, pattern = 'questions/**/*.{yml,yaml}'): Promise<Proven[]> {
  const files = globSync(pattern, { cwd: root }).toSorted()
  const read = files.map(async (file) =>
    provenIn(file.replaceAll('\\', '/'), await readFile(join(root, file), 'utf8')),
  )
  return (await Promise.all(read)).flat()
}

type Written = { id?: unknown; proof?: unknown; options?: { key?: boolean; claim?: unknown }[] }

/** The proven questions of one file's text. */
export function provenIn(file: string, text: string): Proven[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines })
  const questions: unknown = document.errors.length ? [] : document.toJS()
  if (!Array.isArray(questions)) return []
  return (questions as (Written | null)[]).flatMap((question, index) => {
    if (typeof question?.id !== 'string' || typeof question.proof !== 'string') return []
    const node = document.getIn([index], true) as { range?: [number, number, number] } | undefined
    const { id, proof, options = [] } = question
    return {
      id,
      place: `${file}:${lines.linePos(node?.range?.[0] ?? 0).line}`,
      proofFile: file.replace(/\.ya?ml$/, '.proof.js'),
      proof,
      options: options.map(({ key = false, claim }) => ({ key, claim })),
    }
  })
}
