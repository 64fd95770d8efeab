import { run } from './project.mjs'

/** `astro check` reads the whole project; the rooms that may know neither page nor Node are read by their own settings. */
const codes = [
  await run('astro', ['check', '--minimumSeverity', 'warning', '--minimumFailingSeverity', 'warning']),
  await run('tsc', ['--noEmit', '-p', 'src/simulator']),
  await run('tsc', ['--noEmit', '-p', 'src/flows']),
]
process.exitCode = Math.max(...codes)
