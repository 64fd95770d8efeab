import { createServer } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { proofsPlugin } from '../../../src/authoring/vitePlugin.ts'
import { runnerPlugin } from '../../../src/runner/build/vitePlugin.ts'
import { LIBRARIES_OF_THE_SITE } from '../../../src/runner/libraries.ts'

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A page with the runner, built as the site builds it, under the site's policy, on a server that counts what it is asked. */
export async function serveFixture() {
  const folder = await mkdtemp(join(tmpdir(), 'deep-end-runner-'))
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [runnerPlugin({ libraries: LIBRARIES_OF_THE_SITE }), proofsPlugin('test/authoring/bank/*.yaml')],
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'test/browser/runner/page.html' },
    },
  })
  const hits: string[] = []
  const server = createServer(async (request, response) => {
    const path = request.url!.split('?')[0]!
    hits.push(request.url!)
    const bytes = await readFile(join(folder, path)).catch(() => undefined)
    const headers = {
      'content-type': TYPES[extname(path)] ?? 'text/plain',
      'access-control-allow-origin': '*',
    }
    response.writeHead(bytes ? 200 : 404, headers).end(bytes ?? 'self.__imported = true')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as { port: number }
  const origin = `http://127.0.0.1:${address.port}`

  async function close() {
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true })
  }
  return { origin, page: `${origin}/test/browser/runner/page.html`, hits, close }
}
