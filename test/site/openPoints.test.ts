import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatProblem } from '../../src/quiz/source/problem.ts'
import { readBank } from '../../src/quiz/source/readBank.ts'
import { SETTINGS, userPoolsFidelity } from '../../src/simulator/index.ts'
import { bankOf } from '../quiz/bankOf.ts'

const file = 'content/open-points.yaml'
const { openPoints } = await readBank(process.cwd())
const sources = globSync('src/simulator/**/*.ts').map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** Every `OP-nnn` of the simulator's sources, and the files that name it. */
const named = new Map<string, string[]>()
for (const { path, text } of sources) {
  for (const [id] of text.matchAll(/\bOP-\d+/g)) named.set(id, [...(named.get(id) ?? []), path])
}

test('every open point that the simulator names stands in the file', () => {
  const ids = new Set(openPoints.map(({ id }) => id))
  const missing = [...named].filter(([id]) => !ids.has(id))
  expect(
    missing.map(([id, [path]]) => `${path} names ${id}: add a row with this id to ${file}, or name no id.`),
  ).toEqual([])
})

test('every row is named where the simulator decides it', () => {
  const unnamed = openPoints.filter(({ id }) => !named.has(id))
  expect(
    unnamed.map(
      ({ id }) =>
        `No file of src/simulator names ${id} of ${file}: name it in a comment where the choice is made, or delete the row once AWS’s answer is known.`,
    ),
  ).toEqual([])
})

test('what a row says can be set is what the simulator can be set to', () => {
  const told = openPoints.flatMap(({ id, switch: otherwise }) =>
    otherwise ? [[id, ['built', ...Object.keys(otherwise)]]] : [],
  )
  const settings = Object.entries(SETTINGS).filter(([name]) => name.startsWith('OP-'))
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(settings))
})

test('every operation that a row concerns is one of AWS’s', () => {
  const operations = new Set(userPoolsFidelity().map(({ operation }) => operation))
  const wrong = openPoints.flatMap(({ id, where = [] }) =>
    where.filter((operation) => !operations.has(operation)).map((operation) => `${id}: ${operation}`),
  )
  expect(wrong).toEqual([])
})

const says = (source: string, words: string) => words.split(/\{.*?\}/).every((part) => source.includes(part))

test('every text of ours stands in a file that names its row', () => {
  const absent = openPoints.flatMap(({ id, ownWords = [] }) => {
    const around = sources.filter(({ path }) => named.get(id)?.includes(path))
    return ownWords
      .filter((words) => !around.some(({ text }) => says(text, words)))
      .map((words) => `${id}: ${words}`)
  })
  expect(absent).toEqual([])
})

test('every file that calls words ours has one of the texts that are listed so', () => {
  const all = openPoints.flatMap(({ ownWords = [] }) => ownWords)
  const silent = sources
    .filter(({ text }) => /\bour words \(|(sentence is|words are) ours/i.test(text))
    .filter(({ text }) => !all.some((words) => says(text, words)))
  expect(silent.map(({ path }) => `${path}: add its text to ownWords in ${file}.`)).toEqual([])
})

test('a flawed row is told by line and column', () => {
  const text = readFileSync(file, 'utf8')
  const flawed = text
    .replace('topic: requests', 'topic: request')
    .replace(/question: (.*)\?/, 'question: <b>$1</b>')
  const { problems } = bankOf({ [file]: flawed })
  expect(problems.filter((problem) => problem.file === file).map(formatProblem)).toEqual([
    `${file}:5:10 S01: \`topic\` is the text "request". Did you mean \`requests\`?`,
    expect.stringMatching(/:6:13 S01: `question` is the text .* Write a question\.$/),
  ])
})
