import { expect, test } from 'vitest'
import { questionHash } from '../../src/quiz/source/identity.ts'
import { formatLock, updateLock } from '../../src/quiz/source/lock.ts'
import { bankOf, questionText } from './bankOf.ts'

const paper = 'questions/part/lesson.yaml'
const lockFile = 'questions/ids.lock.yaml'
const problemsWith = (lock: string, text = questionText()) =>
  bankOf({ [paper]: text, [lockFile]: lock }).problems.map(({ file, line, found, repair }) => [
    file,
    line,
    found,
    repair,
  ])
const hash = bankOf({ [paper]: questionText() }).hashes.get('what-happens')!
const other = '0123456789abcdef'
const same = `questions: { what-happens: '${hash}' }\nretired: {}`

test('a question that is locked as it stands has no problems', () => {
  expect(problemsWith(same)).toEqual([])
})

test('a new question has to be entered', () => {
  expect(problemsWith('questions: {}\nretired: {}')).toEqual([
    [
      paper,
      1,
      '`what-happens` is not in questions/ids.lock.yaml.',
      'Enter it with `npm run questions:lock`.',
    ],
  ])
})

test('a changed stem asks whether it is still the same question', () => {
  const text = questionText((now) => now.replace('twice', 'three times'))
  expect(problemsWith(same, text)).toEqual([
    [
      paper,
      1,
      'The stem or a key of `what-happens` has changed.',
      'If it asks the same as before, run `npm run questions:lock -- --same what-happens`; if not, give it a new id.',
    ],
  ])
})

test('an id is never used again', () => {
  expect(problemsWith(`questions: {}\nretired: { what-happens: '${hash}' }`)[0]?.[2]).toBe(
    '`what-happens` belonged to a question that was taken out.',
  )
})

test('a question that is gone is missed at its line of the lock', () => {
  const lock = `questions:\n  what-happens: '${hash}'\n  gone-away: '${other}'\nretired: {}`
  expect(problemsWith(lock)).toEqual([
    [
      lockFile,
      3,
      'No question has the id `gone-away` any more.',
      'If it was taken out on purpose, retire its id with `npm run questions:lock`.',
    ],
  ])
})

test('spacing and the order of options do not change a question; its keys do', () => {
  const options = [
    { text: 'a', key: true, why: '' },
    { text: 'b', key: true, why: '' },
    { text: 'c', why: '' },
  ]
  const first = questionHash({ stem: 'What is it?', options })
  expect(questionHash({ stem: 'What\n  is it? ', options: options.toReversed() })).toBe(first)
  expect(questionHash({ stem: 'What is it?', options: options.slice(1) })).not.toBe(first)
})

test('bringing the lock up enters, retires, and refuses what changed unless it is told to be the same', () => {
  const lock = { questions: { old: other, kept: other, gone: other }, retired: {} }
  const bank = new Map([
    ['old', hash],
    ['kept', other],
    ['added', hash],
  ])
  expect(updateLock(lock, bank, new Set()).refused).toEqual(['old'])
  const { lock: next, refused } = updateLock(lock, bank, new Set(['old']))
  expect(refused).toEqual([])
  expect(next).toEqual({ questions: { added: hash, kept: other, old: hash }, retired: { gone: other } })
  expect(formatLock(next)).toContain(`retired:\n  gone: '${other}'\n`)
})
