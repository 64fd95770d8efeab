import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff } from '../../src/sandbox/lineDiff.ts'

const shown = (before: string, after: string) =>
  lineDiff(before, after).map(({ sign, text }) => `${sign}${text}`)

test('what went stands before what came', () => {
  expect(shown('{\n  a: 1\n  b: 2\n}', '{\n  a: 3\n  b: 2\n  c: 4\n}')).toEqual([
    ' {',
    '-  a: 1',
    '+  a: 3',
    '   b: 2',
    '+  c: 4',
    ' }',
  ])
})

test('each of two texts is its lines of the comparison, and no line is said to have changed that did not', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after)
      const side = (sign: string) =>
        lines
          .filter((line) => line.sign !== sign)
          .map((line) => line.text)
          .join('\n')
      expect(side('+')).toBe(before)
      expect(side('-')).toBe(after)
      if (before === after) expect(lines.every(({ sign }) => sign === ' ')).toBe(true)
    }),
  )
})
