import { expect, test } from 'vitest'
import { bankOf, messagesOf, questionText } from './bankOf.ts'

const changed = (from: string | RegExp, to: string) =>
  messagesOf(questionText((text) => text.replace(from, to)))

test('a whole question has no problems', () => {
  expect(messagesOf(questionText())).toEqual([])
})

test.each<[kind: string, from: string | RegExp, to: string, message: string]>([
  ['an unknown field', 'level:', 'lavel:', '2:3 S01: There is no field `lavel`. Did you mean `level`?'],
  [
    'a field far from any',
    '  level:',
    '  zzz: 1\n  level:',
    '2:3 S01: There is no field `zzz`. Known here: `id`, `kind`, `level`, `difficulty`, `skills`, `stem`, `options`, `order`, `sources`, `proof`, `lint-ok`.',
  ],
  [
    'a missing field',
    '  difficulty: easy\n',
    '',
    '1:3 S01: `difficulty` is missing. Add it: `easy`, `medium` or `hard` (The author’s forecast until there is data).',
  ],
  [
    'a misspelt choice',
    'level: apply',
    'level: aply',
    '2:10 S01: `level` is the text "aply". Did you mean `apply`?',
  ],
  [
    'a number for a word',
    'level: apply',
    'level: 012',
    '2:10 S01: `level` is the number 12 (written 012). Write `recall`, `understand`, `apply` or `analyse`.',
  ],
  [
    'an exponent',
    'id: what-happens',
    'id: 1e3',
    '1:7 S01: `id` is the number 1000 (written 1e3). Write text: put it in quotes.',
  ],
  [
    'a truth for a text',
    'text: Another user beside the first of them',
    'text: true',
    '13:13 S01: `text` is the yes/no value true. Write text: put it in quotes.',
  ],
  [
    'a word that YAML 1.1 took for a truth',
    'key: true',
    'key: yes',
    '11:12 S01: `key` is the text "yes". Write `true` or `false` (true on the right answer or answers; leave it out elsewhere).',
  ],
  [
    'emptiness',
    'difficulty: easy',
    'difficulty:',
    '3:14 S01: `difficulty` is empty. Write `easy`, `medium` or `hard`.',
  ],
  [
    'an id in capitals',
    'id: what-happens',
    'id: What_Happens',
    '1:7 S01: `id` is the text "What_Happens". Write lower-case words joined by hyphens, such as status-after-sign-up.',
  ],
  [
    'a day that never was',
    'checked: 2026-11-20',
    'checked: 2026-02-30',
    '24:16 S01: `checked` is the text "2026-02-30". Write a day such as 2026-11-20.',
  ],
  [
    'a source without https',
    'url: https',
    'url: http',
    '23:12 S01: `url` is the text "http://docs.aws.amazon.com/cognito/latest/developerguide/…". Write an address that starts with https://.',
  ],
  [
    'a skill out of form',
    '[2.1.1]',
    '[2.1]',
    '4:23 S01: `dva-c02[0]` is the number 2.1. Write text: put it in quotes.',
  ],
])('%s', (_, from, to, message) => {
  expect(changed(from, to).join('\n')).toContain(message)
})

test('all errors of all files come in one run, in order', () => {
  const { problems, questions } = bankOf({
    'questions/b/two.yaml': questionText((text) => text.replace('level:', 'lavel:')),
    'questions/a/one.yaml': 'a: 1\na: 2',
    'content/facts.yaml': '- id: x',
  })
  expect([...new Set(problems.map(({ file }) => file))]).toEqual([
    'content/facts.yaml',
    'questions/a/one.yaml',
    'questions/b/two.yaml',
  ])
  expect(questions).toEqual([])
})

test('a text in braces that a comma has split says so', () => {
  const { problems } = bankOf({ 'content/exams/dva-c09.yaml': 'a: { id: 1.1.1, says: This, and that. }' })
  expect(problems.map(({ found }) => found).join()).toContain('There is no field `a`')
  const one = questionText((text) =>
    text
      .replace('{ dva-c02: [2.1.1], dva-c03: [2.1.2] }', '{ dva-c03: [2.1.2] }')
      .replace('    - url', '    - { url: x, title: This, and that }\n    - url'),
  )
  expect(messagesOf(one).join('\n')).toContain(
    '23:30 S01: There is no field `and that`. A comma has split a text in braces: put the whole text in quotes.',
  )
})

test('a broken exam file is blamed itself, not every question', () => {
  const { problems } = bankOf({
    'content/exams/dva-c03.yaml': 'id: dva-c03',
    'questions/part/lesson.yaml': questionText(),
  })
  expect(problems.filter(({ rule }) => rule === 'S05')).toEqual([])
  expect(problems.some(({ file }) => file === 'content/exams/dva-c03.yaml')).toBe(true)
})
