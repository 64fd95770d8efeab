import { readFile, writeFile } from 'node:fs/promises'
import { generateFacts } from './generate/facts.ts'
import { generateModels } from './generate/model.ts'
import { generateQuestionSchema } from './generate/questionSchema.ts'

/** Writes what is derived from content/ and the API models; with --check compares it with what is committed. */
const root = new URL('..', import.meta.url)
const files = new Map([
  ...(await generateModels(root)),
  ...(await generateFacts(root)),
  ...(await generateQuestionSchema()),
])
const stale = []
for (const [path, text] of files) {
  const url = new URL(path, root)
  const former = await readFile(url, 'utf8').catch(() => '')
  if (former === text) continue
  if (process.argv.includes('--check')) stale.push(path)
  else await writeFile(url, text)
}
if (stale.length) {
  console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate" and commit the result.`)
  process.exit(1)
}
