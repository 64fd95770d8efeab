import fc from 'fast-check'
import type { Shape } from '../../../src/simulator/model/check.ts'
import { model } from '../../../src/simulator/model/userPools.generated.ts'

/** Names that JavaScript, JSON or a store could take for something else. */
const ODD = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length'],
  ...['', ' ', '\u0000', '\ud800', '/', '../..', 'ada/email', '%00', '\r\nx: y', '<script>', "' OR 1=1 --"],
  ...['\u202eada', 'e\u0301', '\u0130', 'ada\u200b', 'ß'.repeat(64), '😀'.repeat(64), 'x'.repeat(2_049)],
]
const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 40 }), fc.string())

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    odd,
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 61, 1e9, 1e308, -0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(odd, tie('value'), { maxKeys: 4 }),
  ),
})).value

/** What the attacker knows: values that are good, by the name of the member they belong in. */
export type Known = Record<string, string[]>

const PLAIN = [
  'email',
  'admins',
  'web',
  'https://example.com',
  'ada@example.com',
  '+441818118181',
  'true',
  '123456',
]

/** A value that the model would take, mostly: only so do bodies get as far as an operation's own checks. */
function valueOf(shapeName: string, known: Known, member: string, depth = 0): fc.Arbitrary<unknown> {
  const shape = model.shapes[shapeName]
  if (!shape || depth > 4) return json
  const good = fitting(shape, known, member, depth)
  return fc.oneof({ arbitrary: good, weight: 100 }, { arbitrary: json, weight: 1 })
}

function fitting(shape: Shape, known: Known, member: string, depth: number): fc.Arbitrary<unknown> {
  const inner = (name: string, of: string) => valueOf(of, known, name, depth + 1)
  const { type, members = {}, required = [], min = 0, max = 60 } = shape
  if (type === 'structure') {
    const each = Object.entries(members).map(([name, of]) => [name, inner(name, of)])
    return fc.record(Object.fromEntries(each) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: required,
    })
  }
  if (type === 'list') return fc.array(inner(member, shape.member!), { maxLength: 3 })
  if (type === 'map') {
    // Parameters of a sign-in: some known by name, the names of any other map at random.
    const named = Object.fromEntries(PARAMETERS.map((name) => [name, inner(name, shape.value!)]))
    const any = fc.dictionary(odd, inner(member, shape.value!), { maxKeys: 3 })
    return fc.oneof(fc.record(named, { requiredKeys: ['USERNAME'] }), any)
  }
  if (type === 'boolean') return fc.boolean()
  if (NUMBERS.includes(type))
    return fc.oneof({ arbitrary: fc.integer({ min, max }), weight: 20 }, fc.integer(), fc.double())
  const right = fc.constantFrom(...(shape.enum ?? known[member] ?? PLAIN))
  return fc.oneof(
    { arbitrary: right, weight: 25 },
    { arbitrary: odd, weight: 1 },
    { arbitrary: fc.constantFrom(...PLAIN), weight: 1 },
  )
}

const NUMBERS = ['integer', 'long', 'double', 'timestamp']

const PARAMETERS = [
  ...[
    'USERNAME',
    'PASSWORD',
    'SRP_A',
    'SECRET_HASH',
    'REFRESH_TOKEN',
    'DEVICE_KEY',
    'NEW_PASSWORD',
    'ANSWER',
  ],
  ...['PASSWORD_CLAIM_SIGNATURE', 'PASSWORD_CLAIM_SECRET_BLOCK', 'TIMESTAMP', 'SMS_MFA_CODE', 'CREDENTIAL'],
  ...['SOFTWARE_TOKEN_MFA_CODE', 'EMAIL_OTP_CODE', 'userAttributes.email', 'userAttributes.__proto__'],
  ...['PREFERRED_CHALLENGE', 'CHALLENGE_NAME'],
]

/** One hostile call: an operation, and the body's text. */
export type Hostile = { operation: string; body: string }

/** After these there is little left to attack. */
const ENDS = ['DeleteUserPool', 'DeleteUserPoolClient', 'AdminDeleteUser', 'DeleteUser', 'GlobalSignOut']

/** Well-formed bodies of any operation, and texts that are nearly JSON. */
export const hostile = (known: Known): fc.Arbitrary<Hostile> => {
  const inputs = Object.entries(model.operations)
    .filter(([name]) => !ENDS.includes(name))
    .map(([operation, { input }]) => {
      const value = input ? valueOf(input, known, operation) : json
      return value.map((value): Hostile => ({ operation, body: JSON.stringify(value) ?? '' }))
    })
  const whole = fc.oneof(...inputs)
  const cut = fc.tuple(whole, fc.nat(), odd).map(([{ operation, body }, at, text]): Hostile => {
    const place = at % (body.length + 1)
    return { operation, body: body.slice(0, place) + text + body.slice(place + (at % 3)) }
  })
  const any = fc
    .tuple(fc.constantFrom(...Object.keys(model.operations)), json)
    .map(([operation, value]): Hostile => ({ operation, body: JSON.stringify(value) ?? '' }))
  return fc.oneof(
    { arbitrary: whole, weight: 8 },
    { arbitrary: cut, weight: 2 },
    { arbitrary: any, weight: 1 },
  )
}
