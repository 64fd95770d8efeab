import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { PROOF_LIMITS } from '../../src/runner/limits.ts'
import type { Outcome, Task } from '../../src/runner/types.ts'
import type { ProofAnswer, ProofAsked } from '../../src/sandbox/proofs.ts'
import { openFixture } from './runner/openFixture.ts'

/** What page.ts puts on the window. */
type Fixture = {
  run(task: Task): Promise<Outcome>
  aborted(task: Task): Promise<Outcome>
  runProof(asked: ProofAsked): Promise<ProofAnswer>
  asked: string[]
}
declare const window: Fixture & { __violations: string[]; __messages: unknown[] }

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => {
  fixture = await openFixture()
  await fixture.page.evaluate(() => {
    window.__violations = []
    window.__messages = []
    document.addEventListener('securitypolicyviolation', (event) =>
      window.__violations.push(event.violatedDirective),
    )
    addEventListener('message', ({ data }) => data !== 'ready' && window.__messages.push(data))
    new BroadcastChannel('app').onmessage = ({ data }) => window.__messages.push(data)
    localStorage.setItem('secret', 'of the page')
  })
})
afterAll(() => fixture?.close())

/** Whatever the code did: nothing but the sandbox document was asked for, and the page noticed nothing. */
afterEach(async () => {
  expect(fixture.hits.filter((path) => /leak/.test(path))).toEqual([])
  const { page } = fixture
  expect(await page.evaluate(() => [window.__violations, window.__messages, frames.length])).toEqual([
    [],
    [],
    0,
  ])
})

const task = (text: string, more: Partial<Task> = {}): Task => ({
  modules: { 'code.js': { text } },
  entry: 'code.js',
  export: 'handler',
  args: [{ a: 1 }],
  env: { REGION: 'here' },
  clock: { now: 1e12, ticks: false },
  limits: { ...PROOF_LIMITS, milliseconds: 8_000 },
  hosts: ['*.amazonaws.com'],
  ...more,
})
const brief = { limits: { ...PROOF_LIMITS, milliseconds: 1_000 } }
const run = (text: string, more: Partial<Task> = {}) =>
  fixture.page.evaluate((asked) => window.run(asked), task(text, more))

test('a value, the environment, the clock, the console, modules and the two ways out', async () => {
  const text = `const { twice } = require('ours')
    exports.handler = async function (event) {
      console.warn('hello', event)
      const response = await fetch('https://cognito-idp.us-east-1.amazonaws.com/x', { method: 'PUT', body: 'hi', headers: { 'x-test': 'yes' } })
      return [event, twice(4), process.env, Date.now(), new Date(), new Date(0), response.status, response.url, await response.json()]
    }`
  const modules = { 'code.js': { text }, ours: { text: 'exports.twice = (n) => 2 * n' } }
  const { value, console } = await run('', { modules })
  const url = 'https://cognito-idp.us-east-1.amazonaws.com/x'
  const now = new Date(1e12).toISOString()
  expect(value).toEqual([
    { a: 1 },
    8,
    { REGION: 'here' },
    1e12,
    now,
    new Date(0).toISOString(),
    201,
    url,
    { hello: 'hi', header: 'yes' },
  ])
  expect(console).toEqual([{ level: 'warn', text: 'hello {\n  "a": 1\n}', module: 'code.js', line: 3 }])
  expect(await fixture.page.evaluate(() => window.asked)).toEqual([`PUT ${url}`])
})

test.each([
  ['loop in the handler', 'exports.handler = () => { for (;;); }'],
  [
    'a worker that closes itself',
    'exports.handler = () => { try { close() } catch {} try { self.constructor.prototype.close.call(self) } catch {} return new Promise(() => {}) }',
  ],
])('%s ends in time', async (_, text) => {
  expect((await run(text, brief)).failure).toEqual({
    kind: 'timeout',
    message: 'The code was still running after 1 seconds.',
  })
  expect(await fixture.page.evaluate(() => 1 + 1)).toBe(2)
})

test.each([
  [
    'exports.handler = () => {\n  null.x\n}',
    { kind: 'threw', name: 'TypeError', at: { module: 'code.js', line: 2 } },
  ],
  [
    '"use strict"\n\nexports.handler = () => { undeclared = 1 }',
    { kind: 'threw', name: 'ReferenceError', at: { module: 'code.js', line: 3 } },
  ],
  [
    'exports.handler = () => (\n\n=>',
    { kind: 'syntax', name: 'SyntaxError', at: { module: 'code.js', line: 3 } },
  ],
  ['})\npostMessage(1)\n(function () {', { kind: 'syntax', name: 'SyntaxError' }],
  ['} } } }) ; self.escaped = 1; (() => {{{{', { kind: 'syntax', name: 'SyntaxError' }],
  ['} },\n["x"]() { {', { kind: 'syntax', name: 'SyntaxError' }],
  ['}/*', { kind: 'syntax', name: 'SyntaxError' }],
  ['`', { kind: 'syntax', name: 'SyntaxError' }],
  [
    'exports.handler = () => { throw "words" }',
    { kind: 'threw', message: 'words was thrown, which is no Error.' },
  ],
  [
    'exports.handler = () => { throw { code: 7 } }',
    { kind: 'threw', message: expect.stringContaining('"code": 7') },
  ],
  [
    'exports.handler = () => { throw null }',
    { kind: 'threw', message: 'null was thrown, which is no Error.' },
  ],
  [
    'exports.handler = () => Promise.reject()',
    { kind: 'threw', message: 'undefined was thrown, which is no Error.' },
  ],
  [
    'exports.handler = () => { throw { toString() { throw 1 }, toJSON() { throw 1 } } }',
    { kind: 'threw', message: expect.stringContaining('cannot be shown') },
  ],
  [
    'exports.handler = () => { const e = new Error(); Object.defineProperty(e, "message", { get() { throw 1 } }); throw e }',
    { kind: 'threw' },
  ],
  [
    'exports.other = 1',
    { kind: 'no-export', message: 'There is no exported function "handler". Exported: other.' },
  ],
  ['exports.handler = () => 1n', { kind: 'not-json', message: expect.stringContaining('BigInt') }],
  ['exports.handler = () => () => 1', { kind: 'not-json' }],
  [
    'exports.handler = () => { const a = {}; a.a = a; return a }',
    { kind: 'not-json', message: expect.stringContaining('circular') },
  ],
  [
    'exports.handler = () => ({ get a() { throw new Error("getter") } })',
    { kind: 'not-json', message: expect.stringContaining('getter') },
  ],
  ['exports.handler = () => "x".repeat(2e8)', { kind: 'too-large' }],
  ['exports.handler = () => { let s = "x"; for (;;) s += s }', { kind: 'threw', name: 'RangeError' }],
  ['exports.handler = () => { (function f() { f() })() }', { kind: 'threw', name: 'RangeError' }],
  [
    'exports.handler = () => { setTimeout(() => { throw new Error("late") }); return new Promise(() => {}) }',
    { kind: 'exit', message: 'late', at: { module: 'code.js', line: 1 } },
  ],
  [
    'exports.handler = () => require("node:fs")',
    { kind: 'threw', message: 'There is no module "node:fs" here.' },
  ],
  ['exports.handler = () => fetch("/own")', { kind: 'threw', name: 'TypeError' }],
  [
    'exports.handler = async () => { for (let i = 0; i < 1e6; i++) await fetch("https://a.amazonaws.com") }',
    { kind: 'threw', message: expect.stringContaining('500 calls') },
  ],
])('%s', async (text, failure) => {
  expect((await run(text)).failure).toMatchObject(failure)
})

test('the console is cut, and a run can be ended early', async () => {
  const flood = 'exports.handler = () => { for (let i = 0; i < 1e4; i++) console.log("x".repeat(5000)) }'
  const { console } = await run(flood)
  expect(console).toHaveLength(1000)
  expect(console[0]!.text).toHaveLength(2048)
  const endless = task('exports.handler = () => { for (;;); }')
  const { failure } = await fixture.page.evaluate((asked) => window.aborted(asked), endless)
  expect(failure).toEqual({ kind: 'stopped', message: 'The run was ended.' })
})

test('the sandbox document does nothing when it is opened by itself', async () => {
  const page = await fixture.browser.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${fixture.origin}/sandbox/frame.html`)
  expect(errors).toEqual(['The sandbox document runs only in a sandboxed frame.'])
  expect(await page.textContent('body')).toContain('There is nothing to see here.')
  await page.close()
})

test('a proof runs in the page: simulator outside, SDK inside', async () => {
  const prove = (questionId: string, proof: string, claim: unknown) =>
    fixture.page.evaluate((asked) => window.runProof(asked), { questionId, proof, claim })

  const at = Date.UTC(2026, 10, 20, 9)
  const calls = ['SignUp', 'AdminGetUser'].map((operation) => ({
    service: 'cognito-idp',
    operation,
    status: 200,
    at,
  }))
  expect(await prove('sound-status', 'statusAfterSignUp', 'UNCONFIRMED')).toEqual({
    verdict: true,
    calls,
    steps: [{ label: 'signed up', calls: 1 }],
  })
  expect(await prove('sound-status', 'statusAfterSignUp', 'CONFIRMED')).toMatchObject({
    verdict: false,
    calls,
  })
  expect(await prove('sound-verifiers', 'verifiers', { afterMinutes: 59 })).toMatchObject({ verdict: true })
  expect(await prove('sound-verifiers', 'verifiers', { afterMinutes: 61 })).toMatchObject({ verdict: false })
  expect(await prove('no-such-scene', 'noSuchScene', 1)).toMatchObject({
    error: expect.stringContaining('sign-upp'),
  })
  expect(await prove('nobody', 'x', 1)).toEqual({
    error: 'The question "nobody" has no proof.',
    calls: [],
    steps: [],
  })
  expect(fixture.complaints).toEqual([])
})
