import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HandlerOutcome, HandlerTask } from '../../src/runner/types.ts'
import { openFixture } from './runner/openFixture.ts'

declare const window: { call(task: HandlerTask): Promise<HandlerOutcome>; asked: string[] }

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture?.close())

const NOON = Date.UTC(2030, 0, 1, 12)
const call = (source: HandlerTask['source'], more: Partial<HandlerTask> = {}) =>
  fixture.page.evaluate((task) => window.call(task), {
    functionName: 'signUp',
    source,
    event: { userName: 'ada', response: {} },
    now: NOON,
    limit: 4000,
    ...more,
  } satisfies HandlerTask)

test('SDK clients find their Region and credentials, and reach the fetch that was handed in', async () => {
  const source = `import { CognitoIdentityProviderClient, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
const client = new CognitoIdentityProviderClient({})
export const handler = async () => {
  const { $metadata } = await client.send(new ListUserPoolsCommand({ MaxResults: 1 }))
  return [$metadata.httpStatusCode, await client.config.region(), client instanceof CognitoIdentityProviderClient]
}`
  const env = { AWS_REGION: 'eu-west-1' }
  expect(await call(source, { env })).toMatchObject({ kind: 'returned', value: [201, 'eu-west-1', true] })
  expect(await fixture.page.evaluate(() => window.asked)).toContain(
    'POST https://cognito-idp.eu-west-1.amazonaws.com/',
  )
})

test('what handlers use of node:crypto and Buffer, as Node has it', async () => {
  const source = `const crypto = require('crypto')
const { randomInt } = require('node:crypto')
exports.handler = async () => [
  randomInt(5, 6),
  Array.from({ length: 200 }, () => randomInt(3)).every((n) => n >= 0 && n < 3),
  crypto.createHash('sha256').update('häl').update('lo').digest('hex'),
  crypto.createHmac('sha512', 'key').update('text').digest('base64'),
  crypto.randomBytes(16).toString('hex').length,
  /^[0-9a-f-]{36}$/.test(crypto.randomUUID()),
  Buffer.from('häl😀', 'utf8').toString('base64'),
  Buffer.from('-_8', 'base64url').toString('hex'),
  Buffer.from('zz').equals(Buffer.concat([Buffer.from('7a', 'hex'), Buffer.alloc(1, 122)])),
]`
  const { createHash, createHmac } = await import('node:crypto')
  expect(await call(source)).toMatchObject({
    kind: 'returned',
    value: [
      5,
      true,
      createHash('sha256').update('hällo').digest('hex'),
      createHmac('sha512', 'key').update('text').digest('base64'),
      32,
      true,
      Buffer.from('häl😀').toString('base64'),
      Buffer.from('-_8', 'base64url').toString('hex'),
      true,
    ],
  })
})

test('what is not there is named, with what is', async () => {
  const outcome = await call(
    '\nimport { readFile } from "node:fs/promises"\nexport const handler = () => readFile("x")',
  )
  expect(outcome).toMatchObject({
    kind: 'threw',
    name: 'Runtime.ImportModuleError',
    message: "Error: Cannot find module 'node:fs/promises'",
    at: { module: 'index.js', line: 2 },
    why: expect.stringContaining('jose'),
  })
})

test('stubs by name, and the page without complaints', async () => {
  const globals = { tierOf: 'async (name) => `${name}: gold`' }
  const source = 'exports.handler = async ({ userName }) => tierOf(userName)'
  expect(await call(source, { globals })).toMatchObject({ kind: 'returned', value: 'ada: gold' })
  expect(fixture.complaints).toEqual([])
})
