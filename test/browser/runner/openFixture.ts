import { chromium } from 'playwright-core'
import { serveFixture } from './serveFixture.ts'

/** The served page in Chromium. */
export async function openFixture() {
  const { origin, page: address, hits, close: closeServer } = await serveFixture()
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)

  async function close() {
    await browser.close()
    await closeServer()
  }
  return { page, browser, origin, hits, complaints, close }
}
