import { join } from 'node:path'
import { install, root, run, stop } from './project.mjs'

/** Everything that is measured in time; run it alone on the machine. What stands after `--` is handed on. */
await install()
const { chromium } = await import('./chromium.mjs')
const CHROMIUM = await chromium()
const others = ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error']
if ((await run('npm', others, { cwd: join(root, 'bench') })) !== 0) stop('npm ci in bench/ failed.')
if ((await run('node', ['scripts/buildEmulator.mjs'])) !== 0) stop('The emulator could not be built.')
process.exitCode = await run('node', ['bench/main.ts', ...process.argv.slice(2)], { env: { CHROMIUM } })
