import { parseArgs } from 'node:util'
import { openBench, proveQuestions } from './proofs.ts'
import { readProven } from './proven.ts'
import { readScenes } from './scenes.ts'

/** `npm run questions:prove [FILES]`: runs the proofs of all questions, or of those in the files named. */
const root = process.cwd()
const { positionals } = parseArgs({ allowPositionals: true })
const asked = positionals.length ? positionals : [undefined]
const questions = (await Promise.all(asked.map((file) => readProven(root, file)))).flat()
const bench = openBench(await readScenes(root))
try {
  const complaints = await proveQuestions(questions, root, bench)
  for (const complaint of complaints) console.error(complaint)
  console.log(`${questions.length} proven questions, ${complaints.length} complaints`)
  process.exitCode = complaints.length ? 1 : 0
} finally {
  await bench.close()
}
