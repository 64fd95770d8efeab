import { spawnSync } from 'node:child_process'
import { env, install } from './project.mjs'
import { openTally } from './tally.mjs'

/**
 * That code of readers stays in its sandbox, in Firefox and WebKit (`npm test` has Chromium). Where a browser is missing
 * its tests are skipped, or with `BROWSERS=required` counted as failed.
 */
await install()
const { tests, count, end } = openTally('browsers')
const firefox = find('firefox-esr') ?? find('firefox')
const driver = find('WebKitWebDriver')
const screen = find('Xvfb')

if (firefox) await tests('browsers', { env: { FIREFOX: firefox }, files: ['test/browsers/firefox.test.ts'] })
else missing('Firefox', 'Debian has it as firefox-esr')

if (driver && screen) {
  await tests('browsers', { env: { WEBKIT_DRIVER: driver }, files: ['test/browsers/webkit.test.ts'] })
} else missing('WebKit', 'Debian has it as webkit2gtk-driver and xvfb')
end()

function missing(browser, where) {
  const isRequired = process.env.BROWSERS === 'required'
  console.log(`\n${isRequired ? 'FAILED' : 'SKIPPED'}: ${browser} is not installed here; ${where}.`)
  if (isRequired) count(browser, 0, 1)
}

function find(program) {
  const { status, stdout } = spawnSync('which', [program], { encoding: 'utf8', env })
  return status === 0 ? stdout.trim() : undefined
}
