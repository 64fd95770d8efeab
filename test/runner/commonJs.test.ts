import { expect, test } from 'vitest'
import { toCommonJs } from '../../src/runner/build/commonJs.ts'

const allowed = ['@aws-sdk/*', 'jose']

test('imports and exports become CommonJS, and every line knows where it came from', () => {
  const source =
    "import { a } from 'jose'\n\n\nexport const b = () => a()\n\nexport default function c() {\n  return 1\n}\n"
  const { text, imports, lines, file } = toCommonJs(source, 'x.proof.js', allowed)
  expect(imports).toEqual(['jose'])
  expect(file).toBe('x.proof.js')
  const row = text.split('\n').findIndex((line) => line.includes('return 1'))
  expect(lines![row]).toBe(7)
  const module = { exports: {} as Record<string, () => unknown> }
  new Function('exports', 'require', 'module', text)(module.exports, () => ({ a: () => 42 }), module)
  expect(module.exports.b!()).toBe(42)
  expect(module.exports.default!()).toBe(1)
})

test.each([
  ["import fs from 'node:fs'", 1],
  ["\nexport * from './neighbour.js'", 2],
  ["\n\nexport const load = () => import('https://example.com/x.js')", 3],
  ["import 'josef'", 1],
])('%j is refused with its line', (source, line) => {
  expect(() => toCommonJs(source, 'q/x.proof.js', allowed)).toThrow(
    new RegExp(
      `^q/x\\.proof\\.js:${line} imports ".*", which is not there .* Import from @aws-sdk/\\*, jose`,
    ),
  )
})

test('a syntax error names file and line', () => {
  expect(() => toCommonJs('const a = 1\nconst = 2', 'x.proof.js', allowed)).toThrow(/^x\.proof\.js:2 /)
})
