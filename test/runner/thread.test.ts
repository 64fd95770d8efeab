import { afterAll, expect, test } from 'vitest'
import { PROOF_LIMITS } from '../../src/runner/limits.ts'
import { openThread } from '../../src/runner/thread/openThread.ts'
import type { Host, Task } from '../../src/runner/types.ts'

const NOON = Date.UTC(2030, 0, 1, 12)
const asked: string[] = []
const host: Host = {
  async fetch(request, via) {
    asked.push(`${via} ${request.method} ${request.url} ${await request.text()}`)
    return Response.json({ hello: true }, { status: 201, headers: { 'x-test': 'yes' } })
  },
  functions: {},
}
const task = (text: string, more: Partial<Task> = {}): Task => ({
  modules: { 'code.js': { text } },
  entry: 'code.js',
  export: 'handler',
  args: [{ a: 1 }],
  env: { REGION: 'here' },
  clock: { now: NOON, ticks: false },
  limits: { ...PROOF_LIMITS, milliseconds: 5_000 },
  hosts: ['*.amazonaws.com'],
  ...more,
})
const brief = { limits: { ...PROOF_LIMITS, milliseconds: 400 } }

const thread = openThread({ megabytes: 128 })
afterAll(() => thread.close())
const run = (text: string, more: Partial<Task> = {}) => thread.run(task(text, more), host)

test('a value, the environment, the clock, the console and the way out', async () => {
  const text = `const { decodeJwt } = require('jose')
    exports.handler = async (event) => {
      console.log('hello', event, 1n, new Error('oh'))
      const response = await fetch('https://cognito-idp.us-east-1.amazonaws.com/', { method: 'POST', body: 'x' })
      return [event, process.env, Date.now(), new Date(), response.status, response.headers.get('x-test'), typeof decodeJwt]
    }`
  const { value, console } = await run(text)
  const noon = new Date(NOON).toISOString()
  expect(value).toEqual([{ a: 1 }, { REGION: 'here' }, NOON, noon, 201, 'yes', 'function'])
  expect(console).toEqual([
    { level: 'log', text: 'hello {\n  "a": 1\n} 1n Error: oh', module: 'code.js', line: 3 },
  ])
  expect(asked).toEqual(['0 POST https://cognito-idp.us-east-1.amazonaws.com/ x'])
})

test.each([
  ['https://example.com/', /^https:\/\/example\.com cannot be reached/],
  ['https://amazonaws.com.example.com/', /cannot be reached/],
  ['https://evilamazonaws.com/', /cannot be reached/],
  ['http://sts.amazonaws.com/', /cannot be reached/],
  ['https://sts.amazonaws.com:8443/', /cannot be reached/],
  ['file:///etc/passwd', /cannot be reached/],
])('fetch does not reach %s', async (address, message) => {
  const { failure } = await run(`exports.handler = () => fetch(${JSON.stringify(address)})`)
  expect(failure).toMatchObject({ kind: 'threw', name: 'TypeError', message: expect.stringMatching(message) })
})

test.each([
  ['loop in the handler', 'exports.handler = () => { for (;;); }'],
  ['loop at the top', 'for (;;);'],
  ['a promise that never resolves', 'exports.handler = () => new Promise(() => {})'],
  [
    'endless microtasks',
    'exports.handler = () => { (function f() { Promise.resolve().then(f) })(); return new Promise(() => {}) }',
  ],
])('%s ends in time, and the next run works', async (_, text) => {
  expect((await run(text, brief)).failure).toEqual({
    kind: 'timeout',
    message: 'The code was still running after 0.4 seconds.',
  })
  expect((await run('exports.handler = () => 1')).value).toBe(1)
})

test('a heap bomb ends in "memory", and the next run works', { timeout: 60_000 }, async () => {
  const bomb =
    'exports.handler = () => { const kept = []; for (;;) kept.push(new Array(1e5).fill(Math.random())) }'
  const { failure } = await run(bomb, { limits: { ...PROOF_LIMITS, milliseconds: 40_000 } })
  expect(failure?.kind).toBe('memory')
  expect((await run('exports.handler = () => 1')).value).toBe(1)
})

test.each([
  [
    'exports.handler = () => {\n  null.x\n}',
    { kind: 'threw', name: 'TypeError', at: { module: 'code.js', line: 2 } },
  ],
  [
    'exports.handler = () => (\n\n=>',
    { kind: 'syntax', name: 'SyntaxError', at: { module: 'code.js', line: 3 } },
  ],
  [
    'exports.handler = () => { throw "words" }',
    { kind: 'threw', message: 'words was thrown, which is no Error.' },
  ],
  [
    'exports.handler = () => { throw null }',
    { kind: 'threw', message: 'null was thrown, which is no Error.' },
  ],
  [
    'exports.handler = () => Promise.reject()',
    { kind: 'threw', message: 'undefined was thrown, which is no Error.' },
  ],
  ['exports.handler = () => { throw { toString() { throw 1 } } }', { kind: 'threw' }],
  [
    'exports.other = 1',
    { kind: 'no-export', message: 'There is no exported function "handler". Exported: other.' },
  ],
  ['exports.handler = () => 1n', { kind: 'not-json' }],
  [
    'exports.handler = () => () => 1',
    { kind: 'not-json', message: 'What was returned is a function, which is not JSON.' },
  ],
  ['exports.handler = () => { const a = {}; a.a = a; return a }', { kind: 'not-json' }],
  ['exports.handler = () => "x".repeat(3e5)', { kind: 'too-large' }],
  ['exports.handler = () => { (function f() { f() })() }', { kind: 'threw', name: 'RangeError' }],
  ['exports.handler = () => process.exit(3)', { kind: 'exit', status: 3 }],
  [
    'exports.handler = () => { setTimeout(() => { throw new Error("late") }); return new Promise(() => {}) }',
    { kind: 'exit', message: 'late' },
  ],
  [
    'exports.handler = async () => { for (let i = 0; i < 600; i++) await fetch("https://a.amazonaws.com") }',
    { kind: 'threw' },
  ],
])('%s', async (text, failure) => {
  expect((await run(text)).failure).toMatchObject(failure)
})

test('the console is cut, not endless', async () => {
  const { console } = await run(
    'exports.handler = () => { for (let i = 0; i < 5000; i++) console.log("x".repeat(5000)) }',
  )
  expect(console).toHaveLength(1000)
  expect(console[0]!.text).toHaveLength(2048)
})
