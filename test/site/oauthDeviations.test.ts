import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatProblem } from '../../src/quiz/source/problem.ts'
import { readBank } from '../../src/quiz/source/readBank.ts'
import { cases, shown } from '../conformance/oauth/cases.ts'
import { bankOf } from '../quiz/bankOf.ts'

const file = 'content/oauth-deviations.yaml'
const { oauthStandards, openPoints } = await readBank(process.cwd())
const deviations = oauthStandards.flatMap(({ deviations = [] }) => deviations)

/** How many cases the checklist has under each letter. */
const GROUPS = { D: 9, A: 34, T: 25, I: 6, U: 7, R: 8, L: 11 }
const checklist = Object.entries(GROUPS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
)

test('the checklist has a hundred cases, and each has a test', () => {
  expect(checklist).toHaveLength(100)
  expect(checklist.filter((id) => !cases.has(id))).toEqual([])
  expect([...cases].filter((id) => !checklist.includes(id))).toEqual([])
})

test('each case belongs to a standard', () => {
  const claimed = new Set(oauthStandards.flatMap(({ checks }) => checks))
  expect(checklist.filter((id) => !claimed.has(id))).toEqual([])
  expect([...claimed].filter((id) => !checklist.includes(id))).toEqual([])
})

test('each deviation is one that tests show, with their cases, and none is shown without a row', () => {
  const told = Object.fromEntries(deviations.map(({ id, checks }) => [id, checks.toSorted()]))
  const named = Object.fromEntries([...shown].map(([id, checks]) => [id, [...checks].sort()]))
  expect(named).toEqual(told)
  expect(Object.keys(told)).toHaveLength(deviations.length)
})

test('a deviation’s cases are among those of its standard', () => {
  const stray = oauthStandards.flatMap(({ id, checks, deviations = [] }) =>
    deviations.flatMap((row) =>
      row.checks.filter((one) => !checks.includes(one)).map((one) => `${id}: ${row.id} has ${one}`),
    ),
  )
  expect(stray).toEqual([])
})

test('a deviation that nobody could verify names its open point, of the same evidence', () => {
  const wrong = deviations.filter(({ openPoint, evidence }) => {
    const row = openPoints.find(({ id }) => id === openPoint)
    return openPoint === undefined ? evidence.kind === 'ours' : row?.evidence.kind !== evidence.kind
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('a flawed row is told by line and column', () => {
  const text = readFileSync(file, 'utf8').replace('clause: 3.1.2.3', 'clause: §3')
  const { problems } = bankOf({ [file]: text })
  expect(problems.filter((problem) => problem.file === file).map(formatProblem)).toEqual([
    expect.stringMatching(/:11:15 S01: `clause` is the text "§3"\. Write a section such as 4\.1\.2\.1\.$/),
  ])
})
