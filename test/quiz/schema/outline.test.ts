import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  depthOfPart,
  findLesson,
  lessonsOf,
  neighboursOf,
  parseOutline,
} from '../../../src/quiz/schema/outline.ts'

const text = readFileSync('content/outline.yaml', 'utf8')
const outline = parseOutline(text)

describe('the course', () => {
  test('has six parts and 53 lessons, at most nine a part', () => {
    expect(outline.map(({ id }) => id)).toEqual([
      'two-pools',
      'signing-in',
      'tokens-oauth',
      'triggers-federation',
      'token-to-aws',
      'exam-depth',
    ])
    expect(lessonsOf(outline)).toHaveLength(53)
  })

  test('holds a place for every lesson that is written, under the same title', () => {
    const written = globSync('content/lessons/*/*.mdx').map((path) => {
      const [, front = ''] = /^---\n([\s\S]*?)\n---/.exec(readFileSync(path, 'utf8')) ?? []
      return { id: path.slice('content/lessons/'.length, -'.mdx'.length), title: parse(front).title }
    })
    for (const { id, title } of written) expect(findLesson(outline, id)?.title).toBe(title)
  })

  test.each([
    ['two-pools/which-half', '1.2'],
    ['two-pools/localhost', '1.8'],
    ['signing-in/sign-up', '2.1'],
    ['tokens-oauth/three-tokens', '3.1'],
    ['tokens-oauth/lifetimes', '3.3'],
    ['triggers-federation/sign-up-triggers', '4.2'],
    ['token-to-aws/the-exchange', '5.1'],
  ])('%s is %s m', (id, depth) => {
    expect(findLesson(outline, id)?.depth).toBe(depth)
  })
})

test('a part’s own marker ends in zero', () => {
  expect(outline.map((part) => depthOfPart(outline, part))).toEqual([
    '1.0',
    '2.0',
    '3.0',
    '4.0',
    '5.0',
    '6.0',
  ])
})

test('neighbours are the nearest lessons that are written, across parts', () => {
  const written = new Set(['two-pools/which-half', 'signing-in/sign-up', 'tokens-oauth/lifetimes'])
  const { previous, next } = neighboursOf(outline, 'signing-in/sign-up', written)
  expect([previous?.depth, next?.depth]).toEqual(['1.2', '3.3'])
  expect(neighboursOf(outline, 'two-pools/which-half', written).previous).toBeUndefined()
  expect(neighboursOf(outline, 'no/such', written)).toEqual({ previous: undefined, next: undefined })
})

test.each([
  [
    'a tenth lesson',
    text.replace(
      '- slug: user-states',
      '- { slug: extra, title: Extra, minutes: 5, answers: Some more of it }\n    - slug: user-states',
    ),
  ],
  ['a slug used twice in a part', text.replace('slug: user-states', 'slug: sign-up')],
  ['a slug with capitals', text.replace('slug: user-states', 'slug: User_States')],
  ['an unknown field', text.replace('minutes: 9', 'minutes: 9\n      colour: red')],
])('%s is refused', (_, wrong) => {
  expect(() => parseOutline(wrong)).toThrow()
})
