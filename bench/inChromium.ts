import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { rolldown } from 'rolldown'

/** Runs something in a page that has the bench's own script, bundled as a site's would be and served on this computer. */
export async function inChromium<T>(run: (page: Page) => Promise<T>): Promise<T> {
  const script = await bundled(fileURLToPath(new URL('page.ts', import.meta.url)))
  const server = createServer(({ url }, answer) => {
    const isScript = url === '/page.js'
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    answer.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const page = await browser.newPage()
    page.on('pageerror', console.error)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction('globalThis.bench')
    return await run(page)
  } finally {
    await browser.close()
    server.close()
  }
}

async function bundled(input: string): Promise<string> {
  // amazon-cognito-identity-js asks for `global`, as pages' builds give it.
  const transform = { define: { global: 'globalThis' } }
  const bundle = await rolldown({ input, platform: 'browser', transform, logLevel: 'silent' })
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false })
  return output[0].code
}
