import { chmodSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from './project.mjs'

/** The emulator as one file that any Node from 20 on runs, without the project's packages: `bin` of package.json. */
const folder = join(root, 'build')
const file = join(folder, 'deep-end.mjs')
mkdirSync(folder, { recursive: true })
const threadFile = join(root, 'src/runner/thread/program.ts')
const plain = { platform: 'node', transform: { target: 'node20' }, cwd: root }
const bundled = { format: 'esm', minify: true, codeSplitting: false }

const bundle = await rolldown({
  input: join(root, 'src/emulator/main.ts'),
  ...plain,
  plugins: [{ name: 'thread', load: (id) => (id === threadFile ? threadAsText() : null) }],
})
const { output } = await bundle.write({ file, ...bundled, banner: '#!/usr/bin/env node' })
chmodSync(file, 0o755)
writeFileSync(join(folder, 'LICENSES.txt'), licences(output[0].moduleIds))
console.log(`build/deep-end.mjs, ${Math.round(statSync(file).size / 1024)} KB`)

/** Functions run in threads, whose program is a file of its own where there is more than one file. */
async function threadAsText() {
  const thread = await rolldown({ input: join(root, 'src/runner/thread/inThread.ts'), ...plain })
  const { output } = await thread.generate(bundled)
  const address = `data:text/javascript,${encodeURIComponent(output[0].code)}`
  return `export const PROGRAM = new URL(${JSON.stringify(address)})\nexport const BASE = import.meta.url`
}

/** The licences of the packages whose code is in the bundle. */
function licences(moduleIds) {
  const names = moduleIds.map((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]).filter(Boolean)
  return [...new Set(names)]
    .map((name) => `${name}\n\n${licenceOf(join(root, 'node_modules', name))}\n`)
    .join(`\n${'-'.repeat(72)}\n\n`)
}

/** A package's licence in its own words; where it ships none, what its package.json says. */
function licenceOf(folder) {
  const [text] = globSync(join(folder, 'LICEN[CS]E*'))
  if (text) return readFileSync(text, 'utf8').trim()
  const { license, author, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  if (!license) throw new Error(`${folder} names no licence.`)
  return `${license}, ${author?.name ?? author}, ${homepage ?? repository?.url ?? repository}`
}
