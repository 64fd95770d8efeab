import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { reportProblems } from './problem.ts'
import { readBank } from './readBank.ts'

/**
 * Reads all questions, exams, facts, misconceptions and open points before Astro does. A build with a problem in them ends here, with
 * every problem in its place; the dev server tells them and goes on with the files that are sound.
 */
export function checkedContent(): AstroIntegration {
  return {
    name: 'deep-end:checked-content',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        if (command === 'preview') return
        const { problems } = await readBank(fileURLToPath(config.root))
        if (problems.length === 0) return
        process.stderr.write(`${reportProblems(problems)}\n`)
        // Leaving beats throwing: Astro would wrap the list in a stack trace.
        if (command !== 'dev') process.exit(1)
      },
    },
  }
}
