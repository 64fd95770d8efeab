import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grade } from '../../src/quiz/grade.ts'

const options = [
  { id: 'a', key: true },
  { id: 'b', key: true },
  { id: 'c', key: false },
  { id: 'd', key: false },
]

test('one of two, and one too many', () => {
  expect(grade(options, new Set(['a', 'c']))).toEqual({
    right: false,
    hits: 1,
    keys: 2,
    outcomes: { a: 'right', b: 'missed', c: 'wrong', d: 'left' },
  })
})

test('right means all keys and nothing else', () => {
  const subset = fc.subarray(options.map(({ id }) => id))
  fc.assert(
    fc.property(subset, (chosen) => {
      expect(grade(options, new Set(chosen)).right).toBe(chosen.toSorted().join() === 'a,b')
    }),
  )
})

test('an id that names no option counts as nothing', () => {
  expect(grade(options, new Set(['a', 'b', 'from an older version'])).right).toBe(true)
})
