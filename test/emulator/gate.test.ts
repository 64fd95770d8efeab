import { expect, test } from 'vitest'
import { opened, raw, requestText } from './opened.ts'

const reset = 'POST /_emulator/reset'
const signedHeaders = (operation: string) => ({
  'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
  'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20261120/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
})
const create = (headers: Record<string, string | string[]>) =>
  requestText('POST /', { ...signedHeaders('CreateUserPool'), ...headers }, '{"PoolName":"forged"}')

test.each([
  'evil.example',
  'evil.example:9229',
  'localhost.evil.example',
  'evil-localhost',
  '127.0.0.1.evil.example',
  '127.0.0.2',
  '0.0.0.0',
  '[::]',
  'localhost@evil.example',
  'localhost:99999999',
  'localhost evil.example',
  '',
])('Host "%s" is refused before any work', async (host) => {
  const { port, account } = await opened()
  for (const answered of [await raw(port, create({ host })), await raw(port, requestText(reset, { host }))]) {
    expect(answered).toMatch(/^HTTP\/1\.1 4(21|00) /)
    expect(answered).toMatch(/x-amzn-requestid: [\w-]{36}/i)
    expect(answered).not.toMatch(/access-control/i)
  }
  expect(account.simulator.log).toEqual([])
})

test.each(['localhost', 'LOCALHOST:1234', 'shop.localhost', 'a.b.localhost:80', '127.0.0.1', '[::1]:9229'])(
  'Host "%s" is this computer',
  async (host) => {
    const { port, account } = await opened()
    expect(await raw(port, create({ host }))).toMatch(/^HTTP\/1\.1 200 /)
    expect(account.simulator.state.userPools.size).toBe(1)
  },
)

test('no Host, two Hosts, and another host in the request line', async () => {
  const { port, account } = await opened()
  expect(await raw(port, 'GET /_emulator/health HTTP/1.1\r\nconnection: close\r\n\r\n')).toMatch(/ 400 /)
  expect(await raw(port, create({ host: ['localhost', 'evil.example'] }))).toMatch(/ 400 /)
  expect(await raw(port, requestText('POST http://evil.example/_emulator/reset', {}))).toMatch(/ 421 /)
  expect(await raw(port, requestText('GET http://localhost/_emulator/health', {}))).toMatch(/ 200 /)
  expect(await raw(port, requestText('OPTIONS *', {}))).toMatch(/ 400 /)
  expect(account.simulator.log).toEqual([])
})

test.each([
  'null',
  'https://evil.example',
  'http://localhost.evil.example',
  'http://evil.example#localhost',
  'http://user@localhost',
  'file://localhost',
  'chrome-extension://localhost',
  '',
])('a page of "%s" changes nothing and reads nothing', async (origin) => {
  const { port, account } = await opened(['--origin', 'https://app.example.com'])
  const preflight = requestText('OPTIONS /', { origin, 'access-control-request-method': 'POST' })
  for (const text of [create({ origin }), requestText(reset, { origin }), preflight]) {
    const answered = await raw(port, text)
    expect(answered).toMatch(/^HTTP\/1\.1 403 /)
    expect(answered).not.toMatch(/access-control/i)
  }
  expect(account.simulator.log).toEqual([])
})

test.each([
  'http://localhost:5173',
  'https://shop.localhost',
  'http://[::1]:3000',
  'https://app.example.com',
])('a page of %s reads answers, and only it', async (origin) => {
  const { url } = await opened(['--origin', 'https://app.example.com'])
  const allows = (response: Response) => response.headers.get('access-control-allow-origin')
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-amz-target',
    },
  })
  expect(preflight.ok).toBe(true)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('x-amz-target')
  const refused = await fetch(url, { method: 'POST', headers: { origin }, body: '{}' })
  expect(refused.status).toBe(400)
  const control = await fetch(`${url}/_emulator/clock`, { method: 'OPTIONS', headers: { origin } })
  expect([preflight, refused, control].map(allows)).toEqual([origin, origin, origin])
  expect(refused.headers.get('vary')).toBe('Origin')
  expect(allows(await fetch(url, { method: 'POST', body: '{}' }))).toBeNull()
})
