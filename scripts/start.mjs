import { createServer } from 'node:net'
import { install, portOr, run, stop } from './project.mjs'

const port = portOr(4321)

await install()
if (!(await isFree(port))) {
  stop(`Port ${port} is taken by another program. End that one, or choose another: PORT=4400 npm start`)
}
console.log('Building the site (about half a minute) …')
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
