import { expect, test } from 'vitest'
import { readCbor } from '../../../src/simulator/crypto/cbor.ts'

const read = (hex: string) => readCbor(Buffer.from(hex, 'hex'))

/** Examples of RFC 8949, appendix A. */
test.each<[string, unknown]>([
  ['00', 0],
  ['1818', 24],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['29', -10],
  ['3903e7', -1000],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['4401020304', new Uint8Array([1, 2, 3, 4])],
  ['6449455446', 'IETF'],
  ['62c3bc', 'ü'],
  ['83010203', [1, 2, 3]],
  [
    'a201020304',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
  [
    'a26161016162820203',
    new Map<string, unknown>([
      ['a', 1],
      ['b', [2, 3]],
    ]),
  ],
])('%s', (hex, value) => {
  expect(read(hex)).toEqual({ value, size: hex.length / 2 })
})

test.each([
  ['nothing', ''],
  ['a length that is not there', '44010203'],
  ['a length beyond all memory', '5affffffff'],
  ['a list longer than its bytes', '9affffffff00'],
  ['a number beyond 2^53', '1bffffffffffffffff'],
  ['indefinite length', '9f01ff'],
  ['a tag', 'c11a514b67b0'],
  ['a fraction', 'f90000'],
  ['a key twice', 'a201010102'],
  ['a list as key', 'a1800'],
  ['text that is not UTF-8', '61ff'],
  ['nesting without end', '81'.repeat(1000)],
])('refuses %s', (_, hex) => {
  expect(read(hex)).toBeUndefined()
})

test('leaves what comes after', () => {
  expect(read('01ff')).toEqual({ value: 1, size: 1 })
})
