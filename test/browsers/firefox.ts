import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A browser's tab as these tests need it. */
export type Driven = { evaluate(expression: string): Promise<unknown>; close(): Promise<void> }

type Answer = { id: number; type: 'success' | 'error'; result: unknown; message?: string }
type Evaluated = {
  type: 'success' | 'exception'
  result?: { value?: string }
  exceptionDetails?: { text: string }
}

/**
 * Opens a page in Firefox, which speaks WebDriver BiDi by itself.
 *
 * Source: https://w3c.github.io/webdriver-bidi/
 *
 * @param program its path
 */
export async function openFirefox(program: string, address: string): Promise<Driven> {
  const profile = mkdtempSync(join(tmpdir(), 'deep-end-firefox-'))
  // Port 0: any that is free; it says which.
  const args = [
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    '--remote-debugging-port',
    '0',
    'about:blank',
  ]
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const socket = new WebSocket(`${await listening(child.stderr)}/session`)
  await once(socket, 'open')
  const waiting = new Map<number, (answer: Answer) => void>()
  let sent = 0
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  async function ask(method: string, params: object): Promise<unknown> {
    const id = ++sent
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params }))
    const { type, result, message } = await answered
    if (type === 'error') throw new Error(`${method}: ${message}`)
    return result
  }

  await ask('session.new', { capabilities: {} })
  const { contexts } = (await ask('browsingContext.getTree', {})) as { contexts: { context: string }[] }
  const context = contexts[0]!.context
  await ask('browsingContext.navigate', { context, url: address, wait: 'complete' })
  return {
    async evaluate(expression) {
      const evaluated = (await ask('script.evaluate', {
        expression: `(async () => JSON.stringify(await (${expression})))()`,
        target: { context },
        awaitPromise: true,
      })) as Evaluated
      if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails?.text)
      const { value } = evaluated.result ?? {}
      return value === undefined ? undefined : (JSON.parse(value) as unknown)
    },
    async close() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function listening(stderr: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const chunk of stderr) {
    said += String(chunk)
    const [, address] = /BiDi listening on (ws:\S+)/.exec(said) ?? []
    if (address) {
      // Nobody reads on, and a full pipe would stop it.
      stderr.resume()
      return address
    }
  }
  throw new Error(`Firefox ended: ${said}`)
}
