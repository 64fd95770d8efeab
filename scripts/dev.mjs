import { install, run } from './project.mjs'

await install()
process.exitCode = await run('astro', ['dev', '--port', process.env.PORT ?? '4321'])
