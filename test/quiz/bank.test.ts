import { expect, test } from 'vitest'
import { readBank } from '../../src/quiz/source/readBank.ts'

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
