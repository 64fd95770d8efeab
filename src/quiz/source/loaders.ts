import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader } from 'astro/loaders'
import type { Bank } from './bank.ts'
import { sourcePaths } from './files.ts'
import { reportProblems } from './problem.ts'
import { readBank } from './readBank.ts'

type Entries = (bank: Bank) => readonly { readonly id: string }[]

/** Loads entries that were checked with the whole bank. Files with problems give none. */
function bankLoader(name: string, entries: Entries): Loader {
  return {
    name: `deep-end:${name}`,
    async load({ store, config, watcher, logger, generateDigest }) {
      const root = fileURLToPath(config.root)
      const fill = async () => {
        const bank = await readBank(root)
        store.clear()
        for (const entry of entries(bank)) {
          store.set({ id: entry.id, data: { ...entry }, digest: generateDigest(JSON.stringify(entry)) })
        }
        return bank
      }
      await fill()
      const watched = sourcePaths.map((path) => join(root, path))
      watcher?.add(watched)
      watcher?.on('change', async (changed) => {
        if (!watched.some((path) => changed.startsWith(path))) return
        const { problems } = await fill()
        if (problems.length > 0 && name === 'questions') logger.error(`\n${reportProblems(problems)}`)
      })
    },
  }
}

/** Questions as pages see them, by their ids. */
export const questionsLoader = (): Loader => bankLoader('questions', ({ questions }) => questions)

/** Versions of the exam, by their ids. */
export const examsLoader = (): Loader => bankLoader('exams', ({ exams }) => exams)

/** Figures that AWS may change, by id. */
export const factsLoader = (): Loader => bankLoader('facts', ({ facts }) => facts)

/** What nobody could verify against AWS, by id. */
export const openPointsLoader = (): Loader => bankLoader('open points', ({ openPoints }) => openPoints)

/** Standards that a pool's domain answers by, and where it does not, with their place in the file. */
export const oauthStandardsLoader = (): Loader =>
  bankLoader('OAuth standards', ({ oauthStandards }) =>
    oauthStandards.map((standard, place) => ({ ...standard, place })),
  )
