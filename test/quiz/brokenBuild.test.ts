import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const site = join('.cache', 'broken-site')
const paper = 'questions/signing-in/sign-up.yaml'

afterAll(() => rmSync(site, { recursive: true, force: true }))

/** Builds a copy of the content with something broken in it; answers what was said. */
function builtWith(spoil: () => void) {
  rmSync(site, { recursive: true, force: true })
  mkdirSync(site, { recursive: true })
  for (const path of ['questions', 'content']) cpSync(path, join(site, path), { recursive: true })
  spoil()
  writeFileSync(
    join(site, 'astro.config.mjs'),
    `import { checkedContent } from '../../src/quiz/source/integration.ts'\nexport default { integrations: [checkedContent()] }\n`,
  )
  const { status, stderr } = spawnSync('astro', ['build', '--root', site], {
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  })
  const lines = stderr.split('\n')
  return {
    status,
    said: lines.filter((line) => line !== '' && !/ExperimentalWarning|--trace-warnings/.test(line)),
  }
}

test('a broken question stops astro build with its place and its repair, and nothing else', () => {
  const broken = readFileSync(paper, 'utf8').replace('level: understand', 'lavel: understand')
  expect(builtWith(() => writeFileSync(join(site, paper), broken))).toEqual({
    status: 1,
    said: [
      `${paper}:2:3 S01: \`level\` is missing. Add it: \`recall\`, \`understand\`, \`apply\` or \`analyse\` (What the learner must do with the knowledge).`,
      `${paper}:3:3 S01: There is no field \`lavel\`. Did you mean \`level\`?`,
      '2 problems in 1 file.',
    ],
  })
}, 60_000)

test('without its outline the site is not built, and the file is named', () => {
  expect(builtWith(() => rmSync(join(site, 'content/outline.yaml')))).toEqual({
    status: 1,
    said: [
      'content/outline.yaml:1:1 S01: There is no such file. Bring it back: the course’s parts and lessons stand in it, and pages and navigation come from them.',
      '1 problem in 1 file.',
    ],
  })
}, 60_000)
