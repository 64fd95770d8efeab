import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import type { Driven } from './firefox.ts'
import { freePort } from '../freePort.ts'

/** The browser of the package that brings the driver's library. */
const BROWSERS = '/usr/lib/*/webkit2gtk-4.*/MiniBrowser'

/**
 * Opens a page in WebKitGTK, on a screen that nobody sees.
 *
 * Source: https://www.w3.org/TR/webdriver2/
 *
 * @param program the path of WebKitWebDriver
 */
export async function openWebKit(program: string, address: string): Promise<Driven> {
  const binary = globSync(BROWSERS).at(-1)
  if (!binary) throw new Error(`There is no ${BROWSERS}.`)
  const screen = await openScreen()
  const port = await freePort()
  const env = { ...process.env, DISPLAY: screen.display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' }
  const driver = spawn(program, [`--port=${port}`], { stdio: 'ignore', env })

  async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const url = `http://127.0.0.1:${port}${path}`
    const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`)
    return value
  }

  await until(() => ask('GET', '/status'))
  const options = { binary, args: ['--automation'] }
  const { sessionId } = (await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: 60_000 } } },
  })) as { sessionId: string }
  const session = `/session/${sessionId}`
  await ask('POST', `${session}/url`, { url: address })
  return {
    async evaluate(expression) {
      const script = `const done = arguments[0];
        (async () => JSON.stringify(await (${expression})))().then((json) => done({ json }), (error) => done({ error: String(error) }))`
      const { json, error } = (await ask('POST', `${session}/execute/async`, { script, args: [] })) as {
        json?: string
        error?: string
      }
      if (error !== undefined) throw new Error(error)
      return json === undefined || json === null ? undefined : (JSON.parse(json) as unknown)
    },
    async close() {
      await ask('DELETE', session)
      const gone = once(driver, 'exit')
      driver.kill()
      await gone
      await screen.close()
    },
  }
}

/** A screen of its own, which says its number. */
async function openScreen(): Promise<{ display: string; close(): Promise<void> }> {
  const args = ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp']
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const [number] = (await once(child.stdio[3]!, 'data')) as [Buffer]
  return {
    display: `:${String(number).trim()}`,
    async close() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

async function until(asked: () => Promise<unknown>): Promise<void> {
  for (let left = 100; ; left--) {
    try {
      return void (await asked())
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
