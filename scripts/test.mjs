import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { install, root, run } from './project.mjs'

/**
 * Everything that must hold, in one command: format, lint, generated files, types, unit tests (the simulator's in Node
 * and in Chromium), the built site, browsers.
 * The last line counts every test and every other step as one.
 */
await install()
const { chromium } = await import('./chromium.mjs')
const CHROMIUM = await chromium()

let passed = 0
let failed = 0
const broken = []
const results = join(root, '.cache', 'test')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

await step('format', 'prettier', ['--check', '--log-level', 'warn', '.'])
await step('lint', 'eslint', ['.', '--max-warnings', '0'])
await step('generated files', 'node', ['scripts/generate.mjs', '--check'])
await step('types', 'node', ['scripts/types.mjs'])
await tests('unit')
await tests('chromium')
if (await step('build', 'astro', ['build', '--silent'])) {
  await step('weights', 'node', ['scripts/size.mjs'])
  await tests('browser')
}

if (broken.length) console.log(`\nFailed: ${broken.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0

async function step(name, command, args) {
  console.log(`\n— ${name}`)
  const isGood = (await run(command, args)) === 0
  count(name, isGood ? 1 : 0, isGood ? 0 : 1)
  return isGood
}

async function tests(project) {
  console.log(`\n— ${project} tests`)
  const outputFile = join(results, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${outputFile}`,
  ]
  const code = await run('vitest', args, { env: { CHROMIUM } })
  const { numPassedTests = 0, numFailedTests = 0 } = read(outputFile)
  // A run that broke without a failing test (a file that can't be read, say) has failed all the same.
  count(`${project} tests`, numPassedTests, code !== 0 ? Math.max(1, numFailedTests) : 0)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

function count(name, good, bad) {
  passed += good
  failed += bad
  if (bad) broken.push(name)
}
