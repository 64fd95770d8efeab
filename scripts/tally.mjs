import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './project.mjs'

/**
 * Steps and tests of a command, counted. The last line counts every test and every other step as one.
 *
 * @param name of the folder for its results, below .cache
 */
export function openTally(name) {
  let passed = 0
  let failed = 0
  const broken = []
  const results = join(root, '.cache', name)
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })

  /** Runs a program. @returns whether it went well */
  async function step(name, command, args) {
    console.log(`\n— ${name}`)
    const isGood = (await run(command, args)) === 0
    count(name, isGood ? 1 : 0, isGood ? 0 : 1)
    return isGood
  }

  /** Runs the tests of a project of vitest.config.ts, or some of its files. */
  async function tests(project, { env = {}, files = [] } = {}) {
    const name = [`${project} tests`, ...files].join(' ')
    console.log(`\n— ${name}`)
    const outputFile = join(results, `${[project, ...files].join('-').replaceAll('/', '-')}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${outputFile}`]
    const code = await run('vitest', ['run', '--project', project, ...reporters, ...files], { env })
    const { numPassedTests = 0, numFailedTests = 0 } = read(outputFile)
    // A run that broke without a failing test (a file that can't be read, say) has failed all the same.
    count(name, numPassedTests, code !== 0 ? Math.max(1, numFailedTests) : 0)
  }

  function count(name, good, bad) {
    passed += good
    failed += bad
    if (bad) broken.push(name)
  }

  function end() {
    if (broken.length) console.log(`\nFailed: ${broken.join(', ')}`)
    console.log(`\n${passed} passed, ${failed} failed`)
    process.exitCode = failed ? 1 : 0
  }

  return { step, tests, count, end }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
