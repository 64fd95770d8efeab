import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatProblem } from '../../src/quiz/source/problem.ts'
import { readBank } from '../../src/quiz/source/readBank.ts'
import { bankOf, questionText } from './bankOf.ts'

const bank = await readBank(process.cwd())

test('the bank has no problems', () => {
  expect(bank.problems).toEqual([])
})

test('both versions of the exam carry weights that make a whole', () => {
  expect(bank.exams.map(({ id }) => id).toSorted()).toEqual(['dva-c02', 'dva-c03'])
  for (const { domains } of bank.exams) {
    expect(domains.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  }
})

test('every skill id begins with the task and the domain it stands in', () => {
  for (const { domains } of bank.exams) {
    for (const domain of domains) {
      for (const task of domain.tasks) {
        expect(task.id.startsWith(`${domain.id}.`)).toBe(true)
        for (const skill of task.skills) expect(skill.id.startsWith(`${task.id}.`)).toBe(true)
      }
    }
  }
})

test('every question serves both versions', () => {
  for (const { id, skills } of bank.questions) {
    expect([id, ...Object.keys(skills).toSorted()]).toEqual([id, 'dva-c02', 'dva-c03'])
  }
})

test('every misconception is somebody’s distractor', () => {
  const notes = new Set(
    bank.questions.flatMap(({ options }) => options.map(({ confused }) => confused?.note)),
  )
  expect(bank.misconceptions.filter(({ note }) => !notes.has(note)).map(({ id }) => id)).toEqual([])
})

test('a question file whose path names no lesson of the outline is refused, with the nearest', () => {
  const { problems } = bankOf({
    'content/outline.yaml': readFileSync('content/outline.yaml'),
    'questions/signing-in/sign-upp.yaml': questionText(),
  })
  expect(problems.map(formatProblem)).toContain(
    'questions/signing-in/sign-upp.yaml:1:1 unknown-lesson: The outline has no lesson signing-in/sign-upp. Did you mean questions/signing-in/sign-up.yaml?',
  )
})

test('a broken outline is told by line and column too', () => {
  const { problems } = bankOf({
    'content/outline.yaml': readFileSync('content/outline.yaml', 'utf8').replace(
      'slug: what-cognito-is',
      'slug: What It Is',
    ),
  })
  expect(problems.map(formatProblem)).toEqual([
    'content/outline.yaml:7:13 S01: `slug` is the text "What It Is". Write a slug: lower-case letters, digits, hyphens.',
  ])
})
