import { install, run } from './project.mjs'

/** The emulator from the sources; what stands after `--` is handed on. */
await install()
process.exitCode = await run('node', ['src/emulator/main.ts', ...process.argv.slice(2)])
