import { expect, test } from 'vitest'
import { rawAnswer, SIGNED } from '../../rawAnswer.ts'
import { ada, rawCall, world } from '../../world.ts'
import type { Here } from '../userPools/steps.ts'
import { attributes, signedIn, signUp } from '../userPools/steps.ts'

/** What a hostile client sends, and the status and type that it gets. Numbers group the rows by theme. */
type Row = {
  row: number
  when: string
  operation?: string
  /** a text or bytes as they are, an object as JSON */
  body: (here: Here) => string | Uint8Array<ArrayBuffer> | object
  headers?: Record<string, string>
  settings?: Parameters<typeof world>[0]
  given?: (here: Here) => Promise<unknown>
  /** `200`, or 400 and this type */
  type: '200' | `${string}Exception` | 'NotSimulated'
  holds?: (here: Here) => void
}

const SERIAL = 'SerializationException'
const INVALID = 'InvalidParameterException'
const asSignUp = ({ ClientId }: Here, more: object = {}) => ({
  ...{ ClientId, Username: 'ada', Password: ada.Password },
  ...more,
})
const text = (here: Here, more: object = {}) => JSON.stringify(asSignUp(here, more))
const utf8 = (source: string) => new TextEncoder().encode(source)
const raw = (row: number, when: string, body: Row['body'], type: Row['type'] = SERIAL): Row => ({
  ...{ row, when, body, type },
})
const listing = (row: number, when: string, more: object, type: Row['type'] = INVALID): Row => ({
  ...{ row, when, operation: 'ListUsers', type },
  body: ({ UserPoolId }) => ({ UserPoolId, ...more }),
})
const name = (row: number, when: string, Username: string, type: Row['type'] = '200'): Row => ({
  ...{ row, when: `a username ${when}`, body: (here) => asSignUp(here, { Username }), type },
  holds: ({ user }) => expect(Boolean(user(Username))).toBe(type === '200'),
})
const email = (when: string, value: string, type: Row['type'] = '200'): Row => ({
  ...{ row: 41, when: `the e-mail ${when}`, type },
  body: (here) => asSignUp(here, { UserAttributes: attributes({ email: value }) }),
})
const phone = (when: string, value: string, type: Row['type'] = '200'): Row => ({
  ...{ row: 41, when: `the phone number ${when}`, type },
  body: (here) => asSignUp(here, { UserAttributes: attributes({ phone_number: value }) }),
})
const attribute = (when: string, Name: string, Value: string, type: Row['type']): Row => ({
  ...{ row: 42, when, type },
  body: (here) => asSignUp(here, { UserAttributes: [{ Name, Value }] }),
})
const pageToken = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const SHAPE: Row[] = [
  raw(1, 'an empty body', () => '', INVALID),
  raw(2, 'half an object', (here) => text(here).slice(0, -1)),
  raw(3, 'an array', () => '[]'),
  raw(3, 'a number', () => '1'),
  raw(3, 'a text', () => '"x"'),
  raw(3, 'null', () => 'null'),
  raw(4, 'two values', (here) => `${text(here)} {}`),
  raw(5, 'a trailing comma', (here) => text(here).replace(/}$/, ',}')),
  raw(5, 'a comment', (here) => `/* */${text(here)}`),
  raw(5, 'single quotes', () => "{'a':1}"),
  raw(5, 'NaN', () => '{"a":NaN}'),
  raw(6, 'a byte-order mark', (here) => `\ufeff${text(here)}`),
  raw(7, 'UTF-16', (here) => new Uint8Array(Buffer.from(text(here), 'utf16le'))),
  raw(8, 'broken UTF-8', () => new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
  raw(8, 'overlong UTF-8', () => new Uint8Array([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d])),
  raw(9, 'half a surrogate pair', (here) => text(here).replace('"ada"', '"\\ud800"')),
  raw(10, 'a raw NUL', (here) => text(here).replace('ada', 'a\u0000a')),
  raw(10, 'an escaped NUL', (here) => asSignUp(here, { Username: 'a\u0000a' }), INVALID),
  raw(11, 'a number for a text', (here) => asSignUp(here, { Username: 5 })),
  raw(11, 'a number that is no double', (here) => text(here).replace('"ada"', '1e999')),
  raw(12, 'true as an attribute’s value', (here) =>
    asSignUp(here, { UserAttributes: [{ Name: 'email', Value: true }] }),
  ),
  raw(13, 'an object for a list', (here) => asSignUp(here, { UserAttributes: {} })),
  raw(13, 'a list for an object', (here) => asSignUp(here, { ClientMetadata: [] })),
  raw(13, 'null in a list', (here) => asSignUp(here, { UserAttributes: [null] })),
  raw(13, 'a text for an object', (here) => asSignUp(here, { UserContextData: 'x' })),
  raw(14, 'null for what is required', (here) => asSignUp(here, { Username: null }), INVALID),
  raw(14, 'null for what is not', (here) => asSignUp(here, { UserAttributes: null }), '200'),
  raw(15, 'unknown members', (here) => asSignUp(here, { Nope: { deep: [1] } }), '200'),
  {
    ...raw(
      16,
      'one member twice: the last counts',
      (here) => text(here).replace('{', '{"Username":"eve",'),
      '200',
    ),
    holds: ({ user }) => expect([user('eve'), user('ada')?.Username]).toEqual([undefined, 'ada']),
  },
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'].flatMap((odd): Row[] => [
    raw(17, `a member ${odd}`, (here) => text(here).replace('{', `{"${odd}":{"x":1},`), '200'),
    raw(
      17,
      `an attribute ${odd}`,
      (here) => asSignUp(here, { UserAttributes: [{ Name: odd, Value: 'x' }] }),
      INVALID,
    ),
    raw(
      17,
      `client metadata ${odd}`,
      (here) => text(here).replace(/}$/, `,"ClientMetadata":{"${odd}":"x"}}`),
      '200',
    ),
    name(17, odd, odd),
    {
      ...{ row: 17, when: `a group ${odd}`, operation: 'CreateGroup', type: '200' },
      body: ({ UserPoolId }) => ({ UserPoolId, GroupName: odd }),
    },
    {
      ...{ row: 17, when: `a sign-in with the parameter ${odd}`, operation: 'InitiateAuth', type: INVALID },
      body: ({ ClientId }) =>
        `{"ClientId":"${ClientId}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"${odd}":"x"}}`,
    },
  ]),
  raw(18, 'a depth of 100,000', () => '['.repeat(100_000)),
  raw(
    18,
    'a depth of 100,000 objects, all closed',
    () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  ),
  raw(18, 'a depth of 33', (here) => text(here).replace('{', `{"x":${'['.repeat(32)}${']'.repeat(32)},`)),
  raw(18, 'brackets in a text', (here) => text(here, { Nope: '['.repeat(1_000) }), '200'),
  raw(
    19,
    '500,000 members',
    (here) => `${text(here).slice(0, -1)},${Array.from({ length: 500_000 }, (_, i) => `"m${i}":1`).join()}}`,
    '200',
  ),
  raw(19, '500,000 attributes', (here) =>
    asSignUp(here, { UserAttributes: Array.from({ length: 500_000 }, () => 0) }),
  ),
  raw(20, 'a text of 2 MB', (here) => asSignUp(here, { Username: 'x'.repeat(2_000_000) }), INVALID),
  {
    ...raw(20, 'a text of 2 MB that is quoted in the answer', () => '', INVALID),
    operation: 'ConfirmSignUp',
    body: (here) => ({ ...asSignUp(here), ConfirmationCode: '1'.repeat(2_000_000) }),
  },
]

const target = (row: number, when: string, value: string): Row => ({
  ...{ row, when, body: () => '{}', type: 'UnknownOperationException' },
  headers: { 'x-amz-target': value },
})
const IDP = 'AWSCognitoIdentityProviderService'
const unsigned = (when: string, headers: Record<string, string>, type: Row['type']): Row => ({
  ...{ row: 32, when, operation: 'ListUsers', headers, type },
  body: ({ UserPoolId }) => ({ UserPoolId }),
})

const ROUTING: Row[] = [
  target(26, 'no target', ''),
  target(27, 'an unknown action', `${IDP}.Nope`),
  target(28, 'an action of identity pools', 'AWSCognitoIdentityService.GetId'),
  target(28, 'our action of another service', 'AWSCognitoIdentityService.SignUp'),
  ...[
    'signup',
    'SIGNUP',
    ' SignUp',
    'SignUp/../SignUp',
    '../SignUp',
    '__proto__.constructor',
    'constructor',
  ].map((action) => target(29, `the target ${action}`, `${IDP}.${action}`)),
  target(29, 'a target of 10 KB', `${IDP}.${'x'.repeat(10_240)}`),
  { ...raw(31, 'another content type', asSignUp, '200'), headers: { 'content-type': 'text/plain' } },
  unsigned('no signature', { authorization: '' }, 'MissingAuthenticationTokenException'),
  unsigned(
    'half a signature',
    { authorization: 'AWS4-HMAC-SHA256 Credential=x' },
    'IncompleteSignatureException',
  ),
  unsigned('another scheme', { authorization: 'Basic YTpi' }, 'IncompleteSignatureException'),
  unsigned('a date that is none', { 'x-amz-date': 'yesterday' }, 'IncompleteSignatureException'),
  unsigned(
    'a date of sixteen minutes ago',
    { 'x-amz-date': '20261120T084400Z' },
    'InvalidSignatureException',
  ),
  unsigned('a date of next year', { 'x-amz-date': '20271120T090000Z' }, 'InvalidSignatureException'),
]

const IGNORES_CASE = { pool: { UsernameConfiguration: { CaseSensitive: false } } }
const taken = (when: string, first: string, second: string, type: Row['type']): Row => ({
  ...{ row: 39, when: `where case is ignored, ${when}`, settings: IGNORES_CASE, type },
  given: signUp(first, {}),
  body: (here) => asSignUp(here, { Username: second }),
})
const TAKEN = 'UsernameExistsException'

const filter = (Filter: string, type: Row['type'] = INVALID): Row =>
  listing(44, `the filter ${Filter.slice(0, 40)}`, { Filter }, type)

const TEXT: Row[] = [
  name(39, 'with é of one letter', '\u00e9'),
  name(39, 'with é of two letters', 'e\u0301'),
  name(39, 'of full-width letters', 'ａｄａ'),
  name(39, 'of an emoji with joiners', '👩‍👩‍👧', INVALID),
  name(39, 'of an emoji', '👩'),
  name(39, 'with a right-to-left override', 'a\u202eda', INVALID),
  name(39, 'with a letter of no width', 'a\u200bda', INVALID),
  name(39, 'of 128 letters', 'x'.repeat(128)),
  name(39, 'of 129 letters', 'x'.repeat(129), INVALID),
  name(39, 'of no letters', '', INVALID),
  name(39, 'that begins with a blank', ' ada', INVALID),
  name(39, 'that ends with a blank', 'ada ', INVALID),
  name(39, 'with a line break', 'a\nda', INVALID),
  name(39, 'with a slash', 'ada/SignUp'),
  taken('ADA beside ada', 'ada', 'ADA', TAKEN),
  taken('É beside é', '\u00e9', '\u00c9', TAKEN),
  taken('Я beside я', 'я', 'Я', TAKEN),
  // These print alike, or fold alike elsewhere, and are two users: only lower case is made, nothing else is equal.
  taken('é of two letters beside é of one', '\u00e9', 'e\u0301', '200'),
  taken('İ beside i', 'i', '\u0130', '200'),
  taken('ı beside I', 'I', '\u0131', '200'),
  taken('STRASSE beside straße', 'straße', 'STRASSE', '200'),
  taken('ａ beside a', 'a', 'ａ', '200'),
  raw(
    40,
    'a password of 256 letters',
    (here) => asSignUp(here, { Password: `aA1!${'x'.repeat(252)}` }),
    '200',
  ),
  raw(
    40,
    'a password of 257 letters',
    (here) => asSignUp(here, { Password: `aA1!${'x'.repeat(253)}` }),
    INVALID,
  ),
  raw(40, 'a password with an emoji', (here) => asSignUp(here, { Password: 'aA1!😀😀' }), '200'),
  raw(
    40,
    'a password that begins with a blank',
    (here) => asSignUp(here, { Password: ' aA1!aA1!' }),
    INVALID,
  ),
  raw(40, 'a password that ends with a blank', (here) => asSignUp(here, { Password: 'aA1!aA1! ' }), INVALID),
  email('a@b.c', 'a@b.c'),
  email('with a plus', 'ada+shop@example.com'),
  email('with letters of other alphabets', 'адa@пример.рф'),
  email('without a domain', 'ada@', INVALID),
  email('without a dot', 'ada@example', INVALID),
  email('with two at signs', 'a@d@example.com', INVALID),
  email('with a blank', 'a da@example.com', INVALID),
  email('with a header in it', 'ada@example.com\r\nBcc: eve@example.com', INVALID),
  email('of 2,048 letters', `${'a'.repeat(2_048 - 12)}@example.com`),
  email('of 2,049 letters', `${'a'.repeat(2_049 - 12)}@example.com`, INVALID),
  phone('in E.164', '+441818118181'),
  phone('without a plus', '441818118181', INVALID),
  phone('with blanks', '+44 1818 118181', INVALID),
  phone('of sixteen digits', '+1234567890123456', INVALID),
  phone('of digits of another script', '+٤٤١٨١٨١١٨١٨١', INVALID),
  attribute('a value of 2,048 letters', 'nickname', 'x'.repeat(2_048), '200'),
  attribute('a value of 2,049 letters', 'nickname', 'x'.repeat(2_049), INVALID),
  attribute('an attribute that the pool has not', 'custom:nope', 'x', INVALID),
  attribute('custom: alone', 'custom:', 'x', INVALID),
  attribute('custom:custom:', 'custom:custom:x', 'x', INVALID),
  attribute('the sub', 'sub', 'x', 'NotAuthorizedException'),
  attribute('the flag of an address', 'email_verified', 'true', 'NotAuthorizedException'),
  attribute('a name of 33 letters', 'x'.repeat(33), 'x', INVALID),
  {
    ...{ row: 42, when: 'a fifty-first custom attribute', operation: 'AddCustomAttributes', type: INVALID },
    settings: {
      pool: {
        Schema: Array.from({ length: 50 }, (_, i) => ({
          ...{ Name: `a${i}`, AttributeDataType: 'String' as const },
        })),
      },
    },
    body: ({ UserPoolId }) => ({
      ...{ UserPoolId, CustomAttributes: [{ Name: 'more', AttributeDataType: 'String' }] },
    }),
  },
  raw(
    43,
    'client metadata of 5 KB',
    (here) => asSignUp(here, { ClientMetadata: { x: 'x'.repeat(5_120) } }),
    '200',
  ),
  ...[filter('email = "a\\"b"', '200'), filter('email = "a\\\\"', '200'), filter('email ^= ""', '200')],
  ...[
    filter('email = "a"b"'),
    filter('email = "a\\"'),
    filter('email'),
    filter('nope = "x"'),
    filter('email == "x"'),
  ],
  ...[filter('__proto__ = "x"'), filter('constructor ^= ""'), filter('email = "x" or email = "y"')],
  filter(`email = "${'x'.repeat(10_240)}"`),
  filter(`${' '.repeat(200)}email${' '.repeat(50)}`),
  listing(45, 'a page token of no form', { PaginationToken: 'nope' }),
  listing(45, 'a page token of another call', {
    PaginationToken: pageToken({ listing: ['ListGroups'], from: '' }),
  }),
  {
    ...listing(45, 'a page token of another pool', {}),
    body: ({ UserPoolId }) => ({
      UserPoolId,
      PaginationToken: pageToken({ listing: ['ListUsers', `${UserPoolId}x`, null], from: '', madeAt: 9e15 }),
    }),
  },
  ...[listing(46, 'Limit −1', { Limit: -1 }), listing(46, 'Limit 61', { Limit: 61 })],
  ...[listing(46, 'Limit 1e9', { Limit: 1e9 }), listing(46, 'Limit 0', { Limit: 0 }, '200')],
  ...[listing(46, 'Limit 1.5', { Limit: 1.5 }, SERIAL), listing(46, 'Limit "5"', { Limit: '5' }, SERIAL)],
]

test.each([...SHAPE, ...ROUTING, ...TEXT])(
  '$row. $when: $type',
  async ({ operation = 'SignUp', body, headers, settings, given, type, holds }) => {
    const here = await world(settings)
    await given?.(here)
    const sent = body(here)
    const bytes =
      typeof sent === 'string' ? utf8(sent) : sent instanceof Uint8Array ? sent : utf8(JSON.stringify(sent))
    const response = await rawCall(here.simulator, operation, bytes, { ...SIGNED, ...headers })
    const answer = (await response.json()) as { __type?: string }
    expect([String(response.status), answer.__type].filter(Boolean)).toEqual(
      type === '200' ? ['200'] : ['400', type],
    )
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    // Node's own client reads 16 KB of headers.
    expect(JSON.stringify([...response.headers]).length).toBeLessThan(8_192)
    expect(({} as { x?: unknown }).x).toBeUndefined()
    holds?.(here)
  },
)

test.each(['GET', 'PUT', 'DELETE', 'HEAD', 'PATCH'])('30. %s / is not simulated', async (method) => {
  const { simulator } = await world()
  const response = await simulator.fetch(
    new Request('https://cognito-idp.us-east-1.amazonaws.com/', { method }),
  )
  expect(response.status).toBe(400)
})

test.each([
  ...['//.well-known/jwks.json', '/%2e%2e/.well-known/jwks.json', '/x%00/.well-known/jwks.json'],
  ...['/us-east-1_AAAAAAAAA/.well-known/../../x', '/__proto__/.well-known/openid-configuration'],
])('36. the path %s leads nowhere', async (path) => {
  const { simulator } = await world()
  const response = await simulator.fetch(new Request(`https://cognito-idp.us-east-1.amazonaws.com${path}`))
  expect([400, 404]).toContain(response.status)
})

test('47. a storm of wrong passwords is locked out, and no further than fifteen minutes', async () => {
  const here = await world()
  await signedIn(here)
  const attempt = async (PASSWORD: string) => {
    const AuthParameters = { USERNAME: 'ada', PASSWORD }
    const input = { ClientId: here.ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }
    return (await rawAnswer(here.simulator, 'InitiateAuth', input)).message
  }
  const storm = await Promise.all(Array.from({ length: 1_000 }, () => attempt('Wrong-1843')))
  const wrong = storm.filter((message) => message === 'Incorrect username or password.')
  expect(wrong).toHaveLength(5)
  expect(new Set(storm)).toEqual(new Set(['Incorrect username or password.', 'Password attempts exceeded']))
  for (let i = 0; i < 30; i++) {
    here.clock.advance(15 * 60_000 - 1)
    await attempt('Wrong-1843')
  }
  here.clock.advance(15 * 60_000)
  expect(await attempt(ada.Password)).toBeUndefined()
})

test.each<[string, (ClientId: string, name: string) => [string, object]]>([
  [
    'InitiateAuth',
    (ClientId, USERNAME) => [
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD: 'Wrong-1843' } },
    ],
  ],
  ['ForgotPassword', (ClientId, Username) => ['ForgotPassword', { ClientId, Username }]],
  [
    'ConfirmForgotPassword',
    (ClientId, Username) => [
      'ConfirmForgotPassword',
      { ClientId, Username, ConfirmationCode: '1', Password: ada.Password },
    ],
  ],
  ['ResendConfirmationCode', (ClientId, Username) => ['ResendConfirmationCode', { ClientId, Username }]],
])('48. %s does not tell who exists, however often it is asked', async (_, call) => {
  const here = await world({ client: { PreventUserExistenceErrors: 'ENABLED' } })
  // Only the unconfirmed are sent another code: documentation has no word of hiding who is confirmed.
  const isUnconfirmed = call('', '')[0] === 'ResendConfirmationCode'
  await (isUnconfirmed ? signUp('known', { email: 'known@knowledge.com' })(here) : signedIn(here, 'known'))
  const story = async (name: string) => {
    const told: unknown[] = []
    for (let i = 0; i < 8; i++) {
      const { status, error, message, body } = await rawAnswer(here.simulator, ...call(here.ClientId, name))
      const shape = Object.keys(body)
      told.push([status, error, message, shape])
    }
    return told
  }
  // ResendConfirmationCode refuses a confirmed user; documentation has no word of hiding that.
  if (call('', '')[0] !== 'ResendConfirmationCode')
    expect(await story('known')).toEqual(await story('nobody'))
})
