import { expect, test } from 'vitest'
import { ada, rawCall, START, world } from '../world.ts'

const signUpBody = (ClientId: string) =>
  JSON.stringify({ ClientId, Username: ada.Username, Password: ada.Password })

test('a success has the headers of AWS JSON 1.1 and can be read by any origin', async () => {
  const { simulator, ClientId } = await world()
  const response = await rawCall(simulator, 'SignUp', signUpBody(ClientId))
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/),
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
  })
})

test('a refusal has the recorded form: type with a colon, message in header and body', async () => {
  const { simulator, ClientId } = await world()
  await rawCall(simulator, 'SignUp', signUpBody(ClientId))
  const response = await rawCall(simulator, 'SignUp', signUpBody(ClientId))
  expect(response.status).toBe(400)
  expect(response.headers.get('x-amzn-errortype')).toBe('UsernameExistsException:')
  expect(response.headers.get('x-amzn-errormessage')).toBe('User already exists')
  expect(await response.text()).toBe('{"__type":"UsernameExistsException","message":"User already exists"}')
})

const deep = '['.repeat(100_000)
test.each([
  ['half an object', '{"ClientId":'],
  ['an array', '[]'],
  ['a number', '1'],
  ['null', 'null'],
  ['two values', '{} {}'],
  ['a trailing comma', '{"a":1,}'],
  ['single quotes', "{'a':1}"],
  ['NaN', '{"a":NaN}'],
  ['a byte-order mark', '\ufeff{"a":1}'],
  ['brackets a hundred thousand deep', deep],
])('malformed JSON, %s: SerializationException', async (_, body) => {
  const { simulator } = await world()
  const response = await rawCall(simulator, 'SignUp', body)
  expect([response.status, await response.json()]).toEqual([400, { __type: 'SerializationException' }])
})

test.each([
  ['UTF-16', new Uint16Array([0x7b, 0x7d])],
  ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['half a surrogate pair', '{"ClientId":"a","Username":"\\ud800"}'],
])('text that is none, %s: SerializationException', async (_, body) => {
  const { simulator } = await world()
  const response = await rawCall(simulator, 'SignUp', body)
  expect([response.status, await response.json()]).toEqual([400, { __type: 'SerializationException' }])
})

test.each([
  ['a number for a text', { Username: 5 }, 'class java.lang.Integer can not be converted to an String'],
  ['true for a text', { Username: true }, 'class java.lang.Boolean can not be converted to an String'],
  ['an object for a list', { UserAttributes: {} }, undefined],
])('the wrong JSON type, %s', async (_, member, message) => {
  const { simulator, ClientId } = await world()
  const body = JSON.stringify({ ...JSON.parse(signUpBody(ClientId)), ...member })
  const response = await rawCall(simulator, 'SignUp', body)
  expect([response.status, await response.json()]).toEqual([
    400,
    { __type: 'SerializationException', message },
  ])
})

test.each(['Nope', '', 'signup', '../SignUp', 'constructor', '__proto__', 'x'.repeat(10_000)])(
  'an unknown target, "%.20s": UnknownOperationException without a message',
  async (target) => {
    const { simulator } = await world()
    const response = await simulator.fetch(
      new Request('https://cognito-idp.us-east-1.amazonaws.com/', {
        method: 'POST',
        headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${target}` },
        body: '{}',
      }),
    )
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ __type: 'UnknownOperationException' })
  },
)

test('names that JavaScript knows are ordinary names', async () => {
  const { simulator, ClientId } = await world()
  for (const Username of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const body = JSON.stringify({ ClientId, Username, Password: ada.Password })
    expect((await rawCall(simulator, 'SignUp', body)).status).toBe(200)
    expect((await rawCall(simulator, 'SignUp', body)).headers.get('x-amzn-errortype')).toBe(
      'UsernameExistsException:',
    )
  }
  const body = `{"ClientId":"${ClientId}","Username":"eve","Password":"${ada.Password}","__proto__":{"x":1},"Unknown":2}`
  expect((await rawCall(simulator, 'SignUp', body)).status).toBe(200)
  expect(({} as { x?: number }).x).toBeUndefined()
})

const scope = (date: string) =>
  `Credential=AKIDEXAMPLE/${date.slice(0, 8)}/us-east-1/cognito-idp/aws4_request`
const signed = (date: string) => ({
  'x-amz-date': date,
  authorization: `AWS4-HMAC-SHA256 ${scope(date)}, SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`,
})
const stamp = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')

test('a signed operation: the date may be of the simulated or of the host’s clock, 15 minutes either way', async () => {
  const { simulator, clock, UserPoolId } = await world()
  const listUsers = async (date: number) => {
    const response = await rawCall(
      simulator,
      'ListUsers',
      JSON.stringify({ UserPoolId }),
      signed(stamp(date)),
    )
    return response.status === 200 ? 200 : ((await response.json()) as { __type: string; message: string })
  }
  clock.advance(61 * 60_000)
  expect(await listUsers(START)).toBe(200)
  expect(await listUsers(clock.now() + 14 * 60_000)).toBe(200)
  expect(await listUsers(START + 30 * 60_000)).toEqual({
    __type: 'InvalidSignatureException',
    message:
      'Signature expired: 20261120T093000Z is now earlier than 20261120T094600Z (20261120T100100Z - 15 min.)',
  })
  expect(await listUsers(clock.now() + 16 * 60_000)).toMatchObject({ __type: 'InvalidSignatureException' })
})

test('a signed operation without a signature, or with half of one', async () => {
  const { simulator, UserPoolId } = await world()
  const call = async (headers: Record<string, string>) =>
    (await rawCall(simulator, 'ListUsers', JSON.stringify({ UserPoolId }), headers)).json()
  expect(await call({})).toEqual({
    __type: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  })
  expect(await call({ authorization: 'Bearer x' })).toEqual({ __type: 'IncompleteSignatureException' })
  expect(await call({ ...signed(stamp(START)), 'x-amz-date': 'today' })).toEqual({
    __type: 'IncompleteSignatureException',
  })
})

test('the key set and the discovery document have the members of Cognito’s, in order', async () => {
  const { simulator, UserPoolId } = await world()
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`
  const get = async (path: string) =>
    (await simulator.fetch(new Request(`${issuer}/.well-known/${path}`))).json()
  const { keys } = await get('jwks.json')
  expect(keys).toHaveLength(2)
  for (const key of keys) {
    expect(Object.keys(key)).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(key).toMatchObject({ alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig' })
    expect(key.kid).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  }
  expect(await get('openid-configuration')).toMatchObject({
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
  })
  const nowhere = issuer.slice(0, -1) + (issuer.endsWith('x') ? 'y' : 'x')
  expect((await simulator.fetch(new Request(`${nowhere}/.well-known/jwks.json`))).status).toBe(404)
})

test('a host or path that is not simulated says so', async () => {
  const { simulator } = await world()
  const response = await simulator.fetch(new Request('https://s3.us-east-1.amazonaws.com/'))
  expect([response.status, await response.json()]).toEqual([
    400,
    {
      __type: 'NotSimulated',
      message: 'GET s3.us-east-1.amazonaws.com/ is not simulated yet. See the fidelity table.',
    },
  ])
})
