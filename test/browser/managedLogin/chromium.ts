import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rolldown } from 'rolldown'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest'
import { launch } from '../launch.ts'

/**
 * Gives a test file a real Chromium: `open()` answers an empty page. A test fails on any console error, uncaught error or
 * breach of a page's policy.
 */
export function useChromium() {
  let browser: Browser
  let problems: string[] = []

  beforeAll(async () => {
    browser = await launch()
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    const found = problems
    problems = []
    expect(found).toEqual([])
  })
  afterAll(() => browser?.close())

  return async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    page.on('console', (message) => {
      // That a page is an error page is no fault of the browser's.
      const isStatus = message.text().startsWith('Failed to load resource')
      if (!isStatus && (message.type() === 'error' || message.type() === 'warning'))
        problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    return page
  }
}

/**
 * Serves an app until the test ends, as a development server would: one page, whose script is a file of
 * the tests, if there is one.
 *
 * @returns its origin, and how to say what the script finds as `settings`
 */
export async function serveApp(file?: string) {
  const code = file === undefined ? '' : await bundled(file)
  let settings: object = {}
  const server = createServer(({ url }, answer) => {
    const isScript = url === '/app.js'
    const script = () => `globalThis.settings = ${JSON.stringify(settings)};\n${code}`
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    answer.end(isScript ? script() : PAGE)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return { origin, configure: (made: object) => void (settings = made) }
}

async function bundled(input: string): Promise<string> {
  const bundle = await rolldown({ input, platform: 'browser', logLevel: 'silent' })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false })
  return output[0].code
}

const PAGE =
  '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Shop</title><script src="/app.js"></script>'
