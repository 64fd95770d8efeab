import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { opened, raw, requestText } from './opened.ts'

const target = { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' }
const post = (body: string | Buffer, headers: Record<string, string | string[]> = {}) =>
  requestText('POST /', { ...target, ...headers }, body)
const quick = { headers: 300, request: 600, sockets: 64 }

const CASES: [name: string, request: string | Buffer, answer: RegExp][] = [
  ['empty body', post(''), / 400 /],
  ['truncated JSON', post('{"ClientId":"a'), /SerializationException/],
  ['JSON array', post('[1]'), /SerializationException/],
  ['two JSON values', post('{}{}'), /SerializationException/],
  ['byte-order mark', post('\ufeff{}'), /SerializationException/],
  ['UTF-16', post(Buffer.from('{"ClientId":"a"}', 'utf16le')), /SerializationException/],
  ['invalid UTF-8', post(Buffer.from([0x7b, 0xff, 0x7d])), /SerializationException/],
  ['raw NUL', post('{"a":"\0"}'), /SerializationException/],
  ['depth 100,000', post('{"UserPoolId":'.repeat(10_000) + '['.repeat(100_000)), /SerializationException/],
  ['a name of every object', post('{"__proto__":{"a":1},"constructor":1,"ClientId":"x"}'), / 400 /],
  ['a session that is no text', post('{"Session":{"toString":1},"ClientId":7}'), / 400 /],
  ['a token of nonsense', post('{"AccessToken":"a.bnVsbA.c"}'), / 400 /],
  ['a pool id with a host in it', post('{"UserPoolId":"evil.example/_x"}'), / 400 /],
  ['no target', requestText('POST /', {}, '{}'), /UnknownOperationException/],
  ['unknown action', post('{}', { 'x-amz-target': 'AWSCognitoIdentityProviderService.Nope' }), /UnknownOp/],
  ['the other service', post('{}', { 'x-amz-target': 'AWSCognitoIdentityService.GetId' }), /NotSimulated/],
  ['__proto__ as target', post('{}', { 'x-amz-target': '__proto__.constructor' }), /UnknownOp/],
  ['target of 10 KB', post('{}', { 'x-amz-target': 'x'.repeat(10_240) }), /UnknownOp/],
  ['two targets', post('{}', { 'x-amz-target': ['a', 'b'] }), /UnknownOp/],
  ['GET with a body', requestText('GET /', target, '{}'), / 400 [^]*NotSimulated/],
  ['PUT', requestText('PUT /', target, '{}'), /NotSimulated/],
  ['DELETE', requestText('DELETE /', target), /NotSimulated/],
  ['TRACE', requestText('TRACE /', target), / 405 /],
  ['OPTIONS', requestText('OPTIONS /', {}), / 200 /],
  ['HEAD', requestText('HEAD /', {}), / 400 /],
  ['a malformed signature', post('{}', { authorization: 'Credential=a/1/../x' }), / 400 /],
  ['path with two slashes', requestText('GET //oauth2//token', {}), /NotSimulated/],
  ['path that climbs', requestText('GET /%2e%2e/%00/../x', {}), /NotSimulated/],
  ['unknown pool', requestText('GET /us-east-1_x/.well-known/jwks.json', {}), / 404 /],
  ['cookies', post('{}', { cookie: 'a=b; '.repeat(2000) }), / 400 /],
  ['no HTTP', 'hello\r\n\r\n', / 400 /],
  ['headers over 16 KB', post('{}', { 'x-long': 'x'.repeat(20_000) }), / 431 /],
  ['length over the cap', requestText('POST /', { ...target, 'content-length': '9000000000' }), / 413 /],
  ['body over the cap', post('x'.repeat(300_000)), / 413 /],
  ['negative length', requestText('POST /', { 'content-length': '-1' }), / 400 /],
  ['two lengths', requestText('POST /', { 'content-length': ['2', '3'] }, '{}'), / 400 /],
  ['length and chunks', requestText('POST /', { 'transfer-encoding': 'chunked' }, '{}'), / 400 /],
  ['length too short', post('{"a":1}', { connection: 'keep-alive', 'content-length': '2' }), / 400 /],
  ['gzip', post(gzipSync('{}'), { 'content-encoding': 'gzip' }), / 415 /],
  ['gzip bomb', post(gzipSync(Buffer.alloc(1e7)), { 'content-encoding': 'x-gzip' }), / 415 /],
  ['expectation', post('{}', { expect: 'the-unexpected' }), / 417 /],
]

test.each(CASES)('%s', async (_name, request, expected) => {
  const { port, control } = await opened([], quick)
  const answered = await raw(port, request)
  expect(answered).toMatch(expected)
  expect(answered).not.toMatch(/^HTTP\/1\.1 5/m)
  expect(answered).toMatch(/x-amzn-requestid: [\w-]{36}/i)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(await control('health')).toMatchObject({ status: 'ok', userPools: 0 })
})

test.each([
  ['headers that never end', 'POST / HTTP/1.1\r\nhost: localhost\r\nx-slow: '],
  ['a body shorter than its length', requestText('POST /', { ...target, 'content-length': '100' }, '{"a"')],
  [
    'chunks without end',
    requestText('POST /', { ...target, 'transfer-encoding': 'chunked' }).toString() + '2\r\n{}\r\n',
  ],
])('%s: the deadline, then closed', async (_name, text) => {
  const { port, control } = await opened([], quick)
  const answered = await raw(port, text)
  expect(answered).toMatch(/^HTTP\/1\.1 408 [^]*x-amzn-requestid/)
  expect(await control('health')).toMatchObject({ status: 'ok' })
})

test('a chunked body over the cap is refused while it comes, and the socket closed', async () => {
  const { port } = await opened()
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const head = requestText('POST /', { ...target, 'transfer-encoding': 'chunked' })
  const answered = await raw(port, head, (socket) => {
    const push = () => {
      while (!socket.destroyed && socket.write(chunk));
    }
    socket.on('drain', push)
    push()
  })
  expect(answered).toMatch(/^HTTP\/1\.1 413 [^]*x-amzn-requestid/)
})

test('clients that hang up half-way do no harm', async () => {
  const { port, control } = await opened()
  const hangUps = Array.from({ length: 50 }, () =>
    raw(port, requestText('POST /', { ...target, 'content-length': '100' }, '{'), (socket) =>
      socket.destroy(),
    ),
  )
  await Promise.all(hangUps)
  expect(await control('health')).toMatchObject({ status: 'ok' })
})

test('a thousand hostile requests over one connection after the other: it still answers', async () => {
  const { port, control } = await opened([], quick)
  const texts = CASES.filter(([name]) => !name.startsWith('length over')).map(([, text]) => text)
  for (let i = 0; i < 1000; i += 20) {
    const some = Array.from({ length: 20 }, (_, j) => raw(port, texts[(i + j * 7) % texts.length]!))
    for (const answered of await Promise.all(some)) expect(answered).toMatch(/^HTTP\/1\.1 [24]/)
  }
  expect(await control('health')).toMatchObject({ status: 'ok', userPools: 0 })
})
