import { install } from './project.mjs'
import { openTally } from './tally.mjs'

/**
 * Everything that must hold, in one command: format, lint, generated files, types, unit tests (the simulator's in Node
 * and in Chromium), the built site, browsers.
 */
await install()
const { chromium } = await import('./chromium.mjs')
const env = { CHROMIUM: await chromium() }

const { step, tests, end } = openTally('test')

await step('format', 'prettier', ['--check', '--log-level', 'warn', '.'])
await step('lint', 'eslint', ['.', '--max-warnings', '0'])
await step('generated files', 'node', ['scripts/generate.mjs', '--check'])
await step('types', 'node', ['scripts/types.mjs'])
await tests('unit', { env })
await tests('chromium', { env })
if (await step('build', 'astro', ['build', '--silent'])) {
  await step('weights', 'node', ['scripts/size.mjs'])
  await tests('browser', { env })
}
end()
