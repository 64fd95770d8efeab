import { expect, test } from 'vitest'
import { TABLE } from './table.ts'
import { wordings } from './wording.ts'

// In Node alone: it reads the simulator's sources.

const { read, unreadable } = wordings()

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const pattern = (words: string) => new RegExp(`^${words.split('{}').map(escaped).join('.*')}$`, 's')

test('the words of every exception can be read where it is thrown, or where they are handed in', () => {
  expect(read.length).toBeGreaterThan(100)
  expect(unreadable.map(({ at }) => at)).toEqual([])
})

test('every text with which the simulator refuses has a row', () => {
  const missing = read.filter(
    ({ name, words }) =>
      !TABLE.some(({ refused }) => refused.name === name && pattern(words).test(refused.message)),
  )
  expect(missing.map(({ at, name, words }) => `${at} ${name}: ${words}`)).toEqual([])
})
