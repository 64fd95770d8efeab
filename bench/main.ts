import { isShort, lineOf, type Finding } from './finding.ts'
import { chromium } from './parts/chromium.ts'
import { crowd } from './parts/crowd.ts'
import { http } from './parts/http.ts'
import { runner } from './parts/runner.ts'
import { signIn } from './parts/signIn.ts'
import { srp } from './parts/srp.ts'
import { starting } from './parts/starting.ts'

/** Everything that is measured in time, as ratios: `npm run bench`, or one part by `-- --part NAME`. */
const PARTS: Record<string, () => Promise<Finding[]>> = {
  signIn,
  chromium,
  srp,
  crowd,
  http,
  starting,
  runner,
}

const at = process.argv.indexOf('--part')
const asked = at < 0 ? Object.keys(PARTS) : [process.argv[at + 1] ?? '']
if (!asked.every((name) => Object.hasOwn(PARTS, name))) {
  console.error(`There is no part "${asked}". The parts are: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}

const found: Finding[] = []
for (const name of asked) {
  console.log(`\n— ${name}`)
  for (const each of await PARTS[name]!()) {
    found.push(each)
    console.log(lineOf(each))
  }
}
const short = found.filter(isShort)
const goals = found.filter(({ goal }) => goal)
console.log(`\n${goals.length - short.length} goals met, ${short.length} short`)
process.exitCode = short.length ? 1 : 0
