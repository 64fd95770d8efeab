import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyTable,
  entriesFrom,
  find,
  fromEntries,
  put,
  remove,
  valuesUnder,
  type Table,
} from '../../../src/simulator/store/table.ts'

const key = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('__proto__', 'constructor', '1', '10', '9', 'ada', 'ada/1'),
  fc.integer({ min: 0, max: 300 }).map(String),
)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), key, value: fc.nat() }) },
  fc.record({ do: fc.constant('remove' as const), key }),
  fc.record({ do: fc.constant('throughJson' as const) }),
)

test('behaves as a sorted Map, through any sequence of puts, removes and trips through JSON', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400, size: 'max' }), key, (steps, from) => {
      const map = new Map<string, number>()
      let table: Table<number> = emptyTable()
      for (const step of steps) {
        if (step.do === 'put') {
          map.set(step.key, step.value)
          table = put(table, step.key, step.value)
        } else if (step.do === 'remove') {
          map.delete(step.key)
          table = remove(table, step.key)
        } else table = JSON.parse(JSON.stringify(table)) as Table<number>
      }
      const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1))
      expect(table.size).toBe(map.size)
      expect([...entriesFrom(table)]).toEqual(sorted)
      expect([...entriesFrom(table, from)]).toEqual(sorted.filter(([k]) => k >= from))
      expect([...valuesUnder(table, from)]).toEqual(
        sorted.filter(([k]) => k.startsWith(from)).map(([, v]) => v),
      )
      expect([...map.keys()].map((k) => find(table, k))).toEqual([...map.values()])
      expect(find(table, `${from}?`)).toBe(map.get(`${from}?`))
    }),
    { numRuns: 300 },
  )
})

test('ten thousand keys in any order are found again, and a put leaves the former table as it was', () => {
  const keys = Array.from({ length: 10_000 }, (_, i) => `user-${(i * 7919) % 10_000}`)
  const table = fromEntries(keys.map((name, i) => [name, i]))
  const before = JSON.stringify(table)
  const after = put(remove(table, 'user-5'), 'user-7', -1)

  expect([...entriesFrom(table)].map(([name]) => name)).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)))
  expect(JSON.stringify(table)).toBe(before)
  expect([find(after, 'user-5'), find(after, 'user-7'), after.size]).toEqual([undefined, -1, 9_999])
})
