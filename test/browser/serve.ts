import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** Serves a built site as a plain static host would, on a free port of this machine. */
export async function serve(folder: string, base = '/') {
  const server = createServer(async ({ url = '/' }, answer) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    const file = path.startsWith(base) ? path.slice(base.length) : undefined
    const page = file === '' || file?.endsWith('/') ? `${file}index.html` : file
    try {
      if (page === undefined || page.includes('..')) throw new TypeError('outside of the site')
      const body = await readFile(join(folder, page))
      answer.writeHead(200, { 'content-type': types[extname(page)] ?? 'application/octet-stream' }).end(body)
    } catch {
      answer.writeHead(404, { 'content-type': types['.html'] }).end(await readFile(join(folder, '404.html')))
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}${base}`, close: () => server.close() }
}
