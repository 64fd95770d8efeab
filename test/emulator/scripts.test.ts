import { once } from 'node:events'
import { expect, test } from 'vitest'
import { opened } from './opened.ts'
import { ended, started } from './started.ts'

const EMULATOR = 'scripts/emulator.mjs'
const START = 'scripts/start.mjs'

test('npm run emulator starts, answers, and ends by Ctrl+C', async () => {
  const { url, child } = await started(['--port', '0'], EMULATOR)
  expect((await fetch(`${url}/_emulator/health`)).status).toBe(200)
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  expect(await gone).toEqual([0, null])
  await expect(fetch(`${url}/_emulator/health`)).rejects.toThrow()
})

test.each([
  [['--port', '0x1131'], '--port 0x1131: a port is a number from 0 to 65535.'],
  [['--port', '65536'], '--port 65536: a port is a number from 0 to 65535.'],
  [['--port', '-1'], '--port'],
  [['--ports', '9229'], "Unknown option '--ports'"],
])('npm run emulator with %j: one clear sentence', async (args, sentence) => {
  const { code, said } = await ended(args, EMULATOR)
  expect(said).toContain(sentence)
  expect(said).not.toMatch(/^ +at /m)
  expect(code).toBe(2)
})

test('npm run emulator on a taken port names it, and another', async () => {
  const { port } = await opened()
  const { code, said } = await ended(['--port', String(port)], EMULATOR)
  expect(said).toContain(`Port ${port} is taken by another program`)
  expect(said).toContain(`--port ${port + 1}`)
  expect(code).toBe(2)
})

test.each(['0x1131', '0', '65536', 'x', '-1', '4.5', ''])(
  'npm start with PORT=%s says what a port is',
  async (PORT) => {
    const { code, said } = await ended([], START, { env: { PORT } })
    expect(said).toContain(
      `PORT is "${PORT}", which is no port: take a number from 1 to 65535, such as PORT=4400.`,
    )
    expect(code).toBe(1)
  },
)

test('npm start, interrupted while it builds, ends without blaming the site', async () => {
  const { port, close } = await opened()
  await close()
  const { code, said } = await ended([], START, { env: { PORT: String(port) }, at: 'Building the site' })
  expect(said).not.toContain('was not built')
  expect(said).not.toContain('Deep End is at')
  expect(code).toBe(130)
})
