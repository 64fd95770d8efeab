import { createServer } from 'node:net'
import { install, run, stop } from './project.mjs'

const port = Number(process.env.PORT ?? 4321)
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stop(`PORT is "${process.env.PORT}", which is no port.`)

await install()
if (!(await isFree(port))) {
  stop(`Port ${port} is taken by another program. End that one, or choose another: PORT=4400 npm start`)
}
if ((await run('astro', ['build', '--silent'])) !== 0)
  stop('The site was not built; the lines above say why.')
console.log(`\nDeep End is at http://localhost:${port}\nCtrl+C ends it.\n`)
process.exitCode = await run('astro', ['preview', '--port', String(port), '--silent'])

function isFree(wanted) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(wanted, 'localhost', () => probe.close(() => resolve(true)))
  })
}
