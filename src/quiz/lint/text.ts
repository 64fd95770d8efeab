import { codeOf } from '../plainText.ts'
import type { Question } from '../schema/question.ts'
import type { Path } from '../source/problem.ts'
import { parseProse } from '../source/prose.ts'
import type { Finding, Rule } from './finding.ts'

function textsOf({ stem, options, sources }: Question): { text: string; path: Path }[] {
  return [
    { text: stem, path: ['stem'] },
    ...options.flatMap(({ text, why }, index) => [
      { text, path: ['options', index, 'text'] },
      { text: why, path: ['options', index, 'why'] },
    ]),
    ...sources.flatMap(({ title }, index) =>
      title ? [{ text: title, path: ['sources', index, 'title'] }] : [],
    ),
  ]
}

const mojibake = /â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|\ufffd|[\u0e00-\u0e7f]/

/** S10: no damaged encoding, tabs, split characters, or curly quotes in code. */
export const cleanText: Rule = (question) =>
  textsOf(question).flatMap(({ text, path }) => {
    const finding = (found: string, repair: string): Finding[] => [{ rule: 'S10', path, found, repair }]
    const damaged = mojibake.exec(text)
    if (damaged)
      return finding(`Found “${damaged[0]}”, a damaged character.`, 'Type the character that was meant.')
    if (text.includes('\t')) return finding('Found a tab.', 'Use spaces.')
    if (text !== text.normalize('NFC'))
      return finding('Found a character in two pieces.', 'Save the text composed (NFC).')
    const curly = codeOf(parseProse(text).nodes).find((code) => /[‘’“”]/.test(code))
    return curly === undefined
      ? []
      : finding(`Found a curly quote in the code \`${curly.slice(0, 40)}\`.`, `Use ' or ".`)
  })

/** Markdown that questions do not use: HTML, unsafe links, images, code of no known language. */
export const plainMarkdown: Rule = (question) =>
  textsOf(question).flatMap(({ text, path }) => parseProse(text).flaws.map((flaw) => ({ ...flaw, path })))

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'a signed token'],
]

/** Nothing that looks like a secret, even one that has long expired. */
export const noSecrets: Rule = (question) =>
  textsOf(question).flatMap(({ text, path }) => {
    const hit = secrets.find(([pattern]) => pattern.test(text))
    const repair = 'Write a placeholder such as AKIAIOSFODNN7EXAMPLE or eyJ….'
    return hit
      ? [{ rule: 'secret-like' as const, path, found: `Found what looks like ${hit[1]}.`, repair }]
      : []
  })
