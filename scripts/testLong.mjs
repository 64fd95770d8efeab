import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { install, root, run, stop } from './project.mjs'

/** The big figures, one file of test/long a part: all of them, or one by `npm run test:long -- --part NAME`. */
const parts = readdirSync(join(root, 'test/long'))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace('.test.ts', ''))
const at = process.argv.indexOf('--part')
const part = at < 0 ? undefined : process.argv[at + 1]
if (at >= 0 && !parts.includes(part))
  stop(`There is no part "${part ?? ''}". The parts are: ${parts.join(', ')}.`)

await install()
const files = part ? [`test/long/${part}.test.ts`] : []
process.exitCode = await run('vitest', ['run', '--project', 'long', ...files])
