import { base64url } from 'jose'
import { expect, test } from 'vitest'
import { explanationOf, isTime } from '../../src/sandbox/claims.ts'
import { decoded } from '../../src/sandbox/decode.ts'
import { isSame, settled } from '../../src/sandbox/prediction.ts'
import { changeIn, withOneCharacterChanged } from '../../src/sandbox/tamper.ts'
import { clockText, expiryText } from '../../src/sandbox/times.ts'
import { START } from '../world.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

test('the clock shows the time, and the date once the day is another', () => {
  expect(clockText(START, START)).toBe('09:00:00')
  expect(clockText(START + 61 * MINUTE, START)).toBe('10:01:00')
  expect(clockText(START + 15 * HOUR, START)).toBe('2026-11-21 00:00:00')
})

test.each([
  [59 * MINUTE + 56 * SECOND, 'expires in 59:56'],
  [HOUR, 'expires in 1:00:00'],
  [9 * SECOND, 'expires in 0:09'],
  [0, 'expires in 0:00'],
  [-5 * SECOND, 'expired 5 s ago'],
  [-4 * MINUTE, 'expired 4 min ago'],
  [-61 * MINUTE, 'expired 61 min ago'],
  [-26 * HOUR, 'expired 26 h ago'],
  [-72 * HOUR, 'expired 3 days ago'],
  [30 * 24 * HOUR, 'expires in 30 days'],
])('%i ms before its end a token %s', (left, text) => {
  expect(expiryText(START + left, START)).toBe(text)
})

const token = [
  { kid: 'k', alg: 'RS256' },
  { sub: 'ada', exp: 1, email: 'ada@example.com' },
]
  .map((part) => base64url.encode(JSON.stringify(part)))
  .concat('c2lnbmF0dXJl')
  .join('.')

test.each([0, 1, 2])('one character of part %i is changed, and the token still decodes', (part) => {
  const changed = withOneCharacterChanged(token, part)
  const [from, to] = changeIn(token, changed)!
  expect(to - from).toBe(1)
  expect(token.slice(0, from).split('.')).toHaveLength(part + 1)
  expect(decoded(changed).payload).toBeDefined()
})

test('claims that a reader has filled with anything are shown as they stand', () => {
  expect(isTime('exp', 1)).toBe(true)
  expect(isTime('email', 1)).toBe(false)
  for (const value of ['soon', null, 1e300, -1e300, [1]]) expect(isTime('exp', value)).toBe(false)
  expect(explanationOf('constructor')).toBe(explanationOf('custom:tier'))
})

test('where a text was changed', () => {
  expect(changeIn('abc', 'abc')).toBeUndefined()
  expect(changeIn('abc', 'aXc')).toEqual([1, 2])
  expect(changeIn('abc', 'abXc')).toEqual([2, 3])
  expect(changeIn('abc', 'ac')).toEqual([1, 1])
  expect(changeIn('aaa', 'aaaa')).toEqual([3, 4])
  expect(changeIn('abc', '')).toEqual([0, 0])
})

test('a prediction is settled by what really came', () => {
  const tokens = { AuthenticationResult: { IdToken: 'i', AccessToken: 'a', RefreshToken: 'r' } }
  expect(settled('answer', { answer: tokens }, undefined)).toBe('three tokens')
  expect(settled('answer', { answer: { AuthenticationResult: { IdToken: 'i' } } }, undefined)).toBe(
    'two tokens',
  )
  expect(settled('answer', { answer: {} }, 'CONFIRMED')).toBe('200')
  expect(settled('answer', { error: { name: 'X', message: '' } }, 'CONFIRMED')).toBe('X')
  expect(settled('status', { answer: {} }, 'CONFIRMED')).toBe('CONFIRMED')
  expect(settled('status', { answer: {} }, undefined)).toBe('no such user')
  expect(isSame('Three tokens', 'three tokens')).toBe(true)
  expect(isSame(undefined, undefined)).toBe(false)
})
