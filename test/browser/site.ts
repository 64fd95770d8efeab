import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launch } from './launch.ts'
import { serve } from './serve.ts'

interface Visit extends BrowserContextOptions {
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  /** Fixes the clock, such as `2026-12-02T09:00:00`. */
  now?: string
  /** Console errors that this test brings about on purpose. */
  expected?: RegExp
}

/**
 * Gives a test file the built site in a real Chromium: `open(path)` answers a page. A test fails on any console error,
 * uncaught error, breach of the policy or request to another host. `SITE_URL` tests a site that is served already.
 */
export function useSite({ folder = 'dist', base = '/' } = {}) {
  let browser: Browser
  let site: { url: string; close(): void }
  let problems: string[] = []

  beforeAll(async () => {
    site = process.env.SITE_URL ? { url: process.env.SITE_URL, close() {} } : await serve(folder, base)
    browser = await launch()
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    const found = problems
    problems = []
    expect(found).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    site?.close()
  })

  return async function open(path: string, visit: Visit = {}): Promise<Page> {
    const { width = 1280, height = 900, scheme = 'light', now, expected, ...more } = visit
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, ...more })
    const page = await context.newPage()
    if (now) await page.clock.setFixedTime(new Date(now))
    const report = (problem: string) => expected?.test(problem) || problems.push(`${path}: ${problem}`)
    await watch(page, new URL(site.url).origin, report)
    await page.goto(new URL(path.replace(/^\//, ''), site.url).href)
    return page
  }
}

async function watch(page: Page, origin: string, report: (problem: string) => void) {
  await page.exposeFunction('reportBreach', report)
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { reportBreach } = window as unknown as { reportBreach(problem: string): void }
      reportBreach(`breach of ${violatedDirective}: ${blockedURI} ${sample}`)
    })
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') report(message.text())
  })
  page.on('pageerror', (error) => report(error.message))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) report(`asked ${url.href}`)
  })
}
