import { readFileSync } from 'node:fs'
import { assembleBank, type Bank } from '../../src/quiz/source/bank.ts'
import { formatProblem } from '../../src/quiz/source/problem.ts'

export const today = '2026-11-21'

const encoder = new TextEncoder()
const around = ['content/exams/dva-c02.yaml', 'content/exams/dva-c03.yaml']

const misconceptions = `
- id: one-for-the-other
  pair: [one, the other]
  note: They look alike, but only one of them does it.
`

/** A whole question without a flaw; `change` may put one in. */
export function questionText(change: (text: string) => string = (text) => text): string {
  return change(`- id: what-happens
  level: apply
  difficulty: easy
  skills: { dva-c02: [2.1.1], dva-c03: [2.1.2] }
  stem: |
    An app calls \`SignUp\` twice with one user name.

    What does the second call get?
  options:
    - text: An exception named after the user name
      key: true
      why: ${words(20)}
    - text: Another user beside the first of them
      misconception: one-for-the-other
      why: ${words(20)}
    - text: The first user, exactly as it was made
      misconception: one-for-the-other
      why: ${words(20)}
    - text: A fresh code for the address it sends
      misconception: one-for-the-other
      why: ${words(20)}
  sources:
    - url: https://docs.aws.amazon.com/cognito/latest/developerguide/what-is-amazon-cognito.html
      checked: 2026-11-20
`)
}

/** So many words of explanation. */
export function words(count: number): string {
  return Array.from({ length: count }, (_, index) => `reason${index}`).join(' ')
}

/** The bank of some files, in the surroundings of the real exams. */
export function bankOf(files: Record<string, string | Uint8Array>): Bank {
  const all = {
    ...Object.fromEntries(around.map((path) => [path, readFileSync(path)])),
    'content/misconceptions.yaml': misconceptions,
    ...files,
  }
  return assembleBank(
    new Map(
      Object.entries(all).map(([path, text]) => [
        path,
        typeof text === 'string' ? encoder.encode(text) : text,
      ]),
    ),
    today,
  )
}

/** The same without any surroundings: only what can be said about the file by itself. */
export function messagesOfFile(text: string): string[] {
  const { problems } = assembleBank(new Map([['questions/part/lesson.yaml', encoder.encode(text)]]), today)
  return problems.map((problem) => formatProblem(problem).replace('questions/part/lesson.yaml:', ''))
}

/** What an author would read about one question file, without the lock's complaint. */
export function messagesOf(text: string | Uint8Array): string[] {
  return bankOf({ 'questions/part/lesson.yaml': text })
    .problems.filter(({ found }) => !found.includes('ids.lock.yaml'))
    .map((problem) => formatProblem(problem).replace('questions/part/lesson.yaml:', ''))
}
