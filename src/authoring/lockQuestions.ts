import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readBank } from '../quiz/source/readBank.ts'
import { formatLock, updateLock } from '../quiz/source/lock.ts'
import { reportProblems } from '../quiz/source/problem.ts'

const usage = `Brings questions/ids.lock.yaml up to the bank: enters new ids, retires those that are gone.

  npm run questions:lock [-- --same ID…]

  --same ID   the question asks the same as before although its stem or a key has new words
  --help      this text
`

async function run(root: string): Promise<number> {
  const { values } = parseArgs({
    options: { same: { type: 'string', multiple: true }, help: { type: 'boolean' } },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const bank = await readBank(root)
  const others = bank.problems.filter(({ rule }) => rule !== 'S02')
  if (others.length > 0) {
    process.stderr.write(`${reportProblems(others)}\nNothing was locked: mend these first.\n`)
    return 1
  }
  const { lock, refused } = updateLock(bank.lock, bank.hashes, new Set(values.same))
  if (refused.length > 0) {
    const own = bank.problems.filter(({ rule }) => rule === 'S02')
    process.stderr.write(`${reportProblems(own)}\nNothing was locked.\n`)
    return 1
  }
  await writeFile(join(root, 'questions/ids.lock.yaml'), formatLock(lock))
  const [live, retired] = [lock.questions, lock.retired].map((ids) => Object.keys(ids).length)
  process.stdout.write(`questions/ids.lock.yaml: ${live} questions, ${retired} retired.\n`)
  return 0
}

process.exitCode = await run(join(import.meta.dirname, '../..'))
