import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, changesBetween, type State } from '../../../src/simulator/index.ts'
import { emptyState } from '../../../src/simulator/store/state.ts'
import { entriesFrom, fromEntries, put, remove, type Table } from '../../../src/simulator/store/table.ts'

const stateWith = (aliases: Table<string>): State => ({ ...emptyState(), aliases })
const rows = (state: State) => [...entriesFrom(state.aliases)]
const viaJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

test('what lies between two states, written into the first, makes the second', () => {
  const key = fc.integer({ min: 0, max: 3000 }).map(String)
  const edit = fc.record({ key, value: fc.option(fc.string(), { freq: 2 }) })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.array(edit, { maxLength: 200 }), (size, edits) => {
      const start = Array.from({ length: size }, (_, i): [string, string] => [String(i), 'old'])
      const before = stateWith(fromEntries(start))
      const after = stateWith(
        edits.reduce(
          (t, { key, value }) => (value === null ? remove(t, key) : put(t, key, value)),
          before.aliases,
        ),
      )
      const again = applyChanges(viaJson(before), viaJson(changesBetween(before, after)))
      expect(rows(again)).toEqual(rows(after))
      expect(again.aliases.size).toBe(after.aliases.size)
    }),
    { numRuns: 50 },
  )
})

test('only what differs is named', () => {
  const entries = Array.from({ length: 20_000 }, (_, i): [string, string] => [
    String(i).padStart(6, '0'),
    'x',
  ])
  const before = stateWith(fromEntries(entries))
  const after = stateWith(remove(put(put(before.aliases, '000007', 'y'), 'new', 'z'), '014321'))
  expect(new Set(changesBetween(before, after))).toEqual(
    new Set([
      ['aliases', '000007', 'y'],
      ['aliases', 'new', 'z'],
      ['aliases', '014321'],
    ]),
  )
  expect(changesBetween(before, before)).toEqual([])
  expect(changesBetween(before, emptyState())).toHaveLength(20_000)
})

test('a change of a table that there is not is refused', () => {
  expect(() => applyChanges(emptyState(), [['toString' as 'users', 'a', {}]])).toThrow(/no table "toString"/)
})
