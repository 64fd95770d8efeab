import { install, portOr, run } from './project.mjs'

await install()
process.exitCode = await run('astro', ['dev', '--port', String(portOr(4321))])
