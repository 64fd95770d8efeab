import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'
import { rolldown } from 'rolldown'

/** The emulator as one file that any Node from 20 on runs, without the project's packages: `bin` of package.json. */
const file = join(root, 'build', 'deep-end.mjs')
const build = await rolldown({
  input: join(root, 'src/emulator/main.ts'),
  platform: 'node',
  transform: { target: 'node20' },
  cwd: root,
})
await build.write({ file, format: 'esm', minify: true, banner: '#!/usr/bin/env node', codeSplitting: false })
chmodSync(file, 0o755)
console.log(`build/deep-end.mjs, ${Math.round(statSync(file).size / 1024)} KB`)
