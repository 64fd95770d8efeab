import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { HOSTILE, LATE } from './hostileHandlers.ts'
import { handlersInThread, runHandlerFile } from '../../src/runner/thread/handlersInThread.ts'
import type { HandlerTask } from '../../src/runner/types.ts'

const NOON = Date.UTC(2030, 0, 1, 12)
const asked: string[] = []
const fetch = async (request: Request) => {
  asked.push(`${request.method} ${request.url}`)
  return Response.json({ UserPools: [] })
}
const base = { functionName: 'signUp', event: { userName: 'ada', response: {} }, now: NOON }
const call = (source: HandlerTask['source'], more: Partial<HandlerTask> = {}) =>
  handlersInThread({ ...base, source, ...more }, fetch)
const value = async (source: HandlerTask['source'], more: Partial<HandlerTask> = {}) => {
  const outcome = await call(source, more)
  return outcome.kind === 'returned' ? outcome.value : outcome
}

test.each([
  ['CommonJS, async', 'exports.handler = async (event) => event.userName'],
  ['module.exports', 'module.exports = { handler: async (event) => event.userName }'],
  ['an ES module', 'export const handler = async (event) => event.userName'],
  ['a function that is exported', 'export async function handler(event) { return event.userName }'],
  ['export lists', 'const first = async (event) => event.userName\nexport { first as handler }'],
  ['a callback', 'exports.handler = (event, context, callback) => { callback(null, event.userName) }'],
  [
    'a late callback, and one that comes too late',
    'exports.handler = (event, context, callback) => { setTimeout(() => { callback(null, event.userName); context.fail("no") }, 50) }',
  ],
  ['context.succeed', 'exports.handler = (event, context) => { context.succeed(event.userName) }'],
  ['context.done', 'exports.handler = (event, context) => { context.done(null, event.userName) }'],
  [
    'a callback that does not wait',
    `exports.handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = false
      setInterval(() => {}, 1000)
      callback(null, event.userName)
    }`,
  ],
  ['await at the top', 'const name = await Promise.resolve("ada")\nexport const handler = async () => name'],
])('%s', async (_, source) => {
  expect(await value(source)).toBe('ada')
})

test('an ES module of all forms of import and export', async () => {
  const index = `#!/usr/bin/env node
import whole, { one, two as second } from './lib.mjs'
import * as lib from './lib'
import data from './data.json' with { type: 'json' }
import old, { name } from './old.cjs'
export * from './lib.mjs'
export { one as uno } from './lib.mjs'
export default class {}
export const { a, b: [c] } = { a: 1, b: [2] }
export const handler = async () => {
  const late = await import('./lib.mjs')
  const self = await import('./index.mjs')
  return [whole, one, second, lib.two, data, old.name, name, late.default, Object.keys(self).sort(), import.meta.url]
}`
  const files = {
    'index.mjs': index,
    'lib.mjs': 'export let one = 1, two = 2; export default "whole"',
    'data.json': '{"x":1}',
    'old.cjs': 'exports.name = "old"',
  }
  expect(await value(files)).toEqual([
    'whole',
    1,
    2,
    2,
    { x: 1 },
    'old',
    'old',
    'whole',
    ['a', 'c', 'default', 'handler', 'one', 'two', 'uno'],
    'file:///var/task/index.mjs',
  ])
})

test('another export, by the setting Handler', async () => {
  expect(await value('exports.auth = { define: async () => 1 }', { handler: 'index.auth.define' })).toBe(1)
  expect(await value({ 'auth.js': 'exports.define = async () => 2' }, { handler: 'auth.define' })).toBe(2)
})

test('the context, the environment, and simulated time', async () => {
  const source = `exports.handler = async (event, context) => [
    context.functionName, context.awsRequestId.length, context.invokedFunctionArn, context.getRemainingTimeInMillis() > 3000,
    process.env.AWS_LAMBDA_FUNCTION_NAME, process.env.AWS_REGION, process.env.TABLE, new Date().getUTCFullYear(),
  ]`
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:signUp'
  expect(await value(source, { env: { TABLE: 'users', AWS_REGION: 'eu-west-1' } })).toEqual([
    'signUp',
    36,
    arn,
    true,
    'signUp',
    'eu-west-1',
    'users',
    2030,
  ])
})

test('the console, with lines of the reader’s file', async () => {
  const source = `import { randomUUID } from 'node:crypto'

export const handler = async () => {
  console.log('first', { a: 1 })
  console.error(typeof randomUUID())
}`
  expect((await call(source)).console).toEqual([
    { level: 'log', text: 'first {\n  "a": 1\n}', module: 'index.js', line: 4 },
    { level: 'error', text: 'string', module: 'index.js', line: 5 },
  ])
})

test('SDK clients reach the fetch that was handed in, and nothing else', async () => {
  const source = `const { CognitoIdentityProvider } = require('@aws-sdk/client-cognito-identity-provider')
exports.handler = async () => (await new CognitoIdentityProvider().listUserPools({ MaxResults: 1 })).UserPools`
  expect(await value(source)).toEqual([])
  expect(asked).toEqual(['POST https://cognito-idp.us-east-1.amazonaws.com/'])
  expect(await call('exports.handler = () => fetch("https://example.com")')).toMatchObject({
    kind: 'threw',
    message: expect.stringContaining('cannot be reached from here'),
  })
})

/** What Lambda says, and where it happened. */
test.each<[string, string, object]>([
  [
    'an error',
    'exports.handler = async () => {\n  throw new RangeError("no")\n}',
    { name: 'RangeError', message: 'no', at: { module: 'index.js', line: 2, column: 9 } },
  ],
  [
    'an error on the first line of a module',
    'export const handler = () => { throw new Error("no") }',
    {
      at: { module: 'index.js', line: 1, column: 38 },
      stack: expect.stringMatching(/^Error: no\n {4}at handler \(index.js:1:38\)$/),
    },
  ],
  [
    'an error in a callback',
    'exports.handler = (e, c, callback) => callback(new Error("no"))',
    { name: 'Error', message: 'no' },
  ],
  [
    'a text in a callback',
    'exports.handler = (e, c, callback) => callback("no")',
    { name: 'string', message: 'no' },
  ],
  ['context.fail()', 'exports.handler = (e, context) => context.fail()', { message: 'handled' }],
  [
    'a thrown object',
    'exports.handler = async () => { throw { code: 7 } }',
    { message: expect.stringContaining('"code": 7') },
  ],
  [
    'no handler',
    'exports.handle = 1',
    { name: 'Runtime.HandlerNotFound', message: 'index.handler is undefined or not exported' },
  ],
  [
    'a handler that is none',
    'exports.handler = 1',
    { name: 'Runtime.HandlerNotFound', message: 'index.handler is not a function' },
  ],
  [
    'a syntax error',
    'exports.handler = () => {\n  return (\n}',
    {
      name: 'Runtime.UserCodeSyntaxError',
      message: 'SyntaxError: Unexpected token',
      at: { module: 'index.js', line: 3, column: 1 },
    },
  ],
  [
    'a name that a module does not export',
    'import { nope } from "jose"\nexport const handler = () => 1',
    {
      name: 'Runtime.UserCodeSyntaxError',
      message: "SyntaxError: The requested module 'jose' does not provide an export named 'nope'",
    },
  ],
  [
    'a missing module',
    '\nconst x = require("no-such-package")',
    {
      name: 'Runtime.ImportModuleError',
      message: expect.stringContaining("Cannot find module 'no-such-package'"),
      at: { module: 'index.js', line: 2 },
    },
  ],
  [
    'an error that nobody caught',
    'exports.handler = () => { setTimeout(() => null.x); return new Promise(() => {}) }',
    {
      name: 'Runtime.ExitError',
      message: expect.stringMatching(
        /^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 129$/,
      ),
      why: expect.stringContaining('Nobody caught TypeError'),
    },
  ],
  [
    'a rejection that nobody caught',
    'exports.handler = () => { Promise.reject(new Error("no")); return new Promise(() => {}) }',
    { message: expect.stringMatching(/exit status 128$/), why: 'Nobody caught Error: no' },
  ],
  [
    'process.exit',
    'exports.handler = () => process.exit(3)',
    { message: expect.stringMatching(/exit status 3$/) },
  ],
  [
    'a circle',
    'exports.handler = async (event) => { event.event = event; return event }',
    { message: 'Unable to stringify response body', why: expect.stringContaining('circular') },
  ],
  ['too much', 'exports.handler = async () => "x".repeat(3e5)', { name: 'Function.ResponseSizeTooLarge' }],
])('%s', async (_, source, ending) => {
  expect(await call(source)).toMatchObject({ kind: 'threw', ...ending })
})

test('who neither calls back nor promises has answered null', async () => {
  expect(await call('exports.handler = (event) => event')).toMatchObject({ kind: 'returned', value: null })
})

/** What takes all there is may be stopped for that before its time is over: in Lambda its process is killed. */
const KILLED = {
  kind: 'threw',
  message: expect.stringContaining('Runtime exited with error: signal: killed'),
}
const isOverMemory = ({ kind, message }: { kind: string; message?: string }) =>
  kind === 'threw' && /signal: killed$/.test(message!)

test.each(HOSTILE.filter(({ isRunaway }) => isRunaway))(
  '$name ends in a thread too, and the next works',
  async ({ source, ends }) => {
    const outcome = await call(source, { limit: 1500 })
    expect(outcome).toMatchObject(ends === LATE && isOverMemory(outcome) ? KILLED : ends)
    expect(await value('exports.handler = async () => 1')).toBe(1)
  },
)

test('a heap and buffers that grow without end are ended before the computer is', async () => {
  for (const number of ['5', '6']) {
    const { source } = HOSTILE.find(({ name }) => name.startsWith(`${number} `))!
    expect(await call(source, { limit: 60_000 })).toMatchObject(KILLED)
  }
})

test('a file of the reader’s own: read anew, with the packages and the files that it finds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deep-end-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'signUp.mjs')
  const write = (text: string) => writeFileSync(file, text)
  write(`import { readFileSync } from 'node:fs'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
export const handler = async ({ userName }) => {
  console.log('here')
  return [userName, typeof CognitoIdentityProviderClient, readFileSync(import.meta.filename).length > 0, new Date().getUTCFullYear()]
}`)
  expect(await runHandlerFile(file, base)).toMatchObject({
    kind: 'returned',
    value: ['ada', 'function', true, 2030],
    console: [{ level: 'log', text: 'here', module: 'signUp.mjs', line: 4 }],
  })
  write('export const handler = async () => {\n  throw new Error("mended")\n}')
  expect(await runHandlerFile(file, base)).toMatchObject({
    kind: 'threw',
    message: 'mended',
    at: { module: 'signUp.mjs', line: 2, column: 9 },
  })
  write('export const handler = => 1')
  expect(await runHandlerFile(file, base)).toMatchObject({
    kind: 'threw',
    name: 'Runtime.UserCodeSyntaxError',
    at: { module: 'signUp.mjs', line: 1 },
  })
})
