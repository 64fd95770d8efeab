import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messagesOf, messagesOfFile, questionText } from './bankOf.ts'

const bomb = ['a: &a [x, x, x, x]', 'b: &b [*a, *a, *a, *a]', 'c: [*b, *b, *b, *b]'].join('\n')

test.each<[kind: string, file: string, first: string]>([
  [
    'an unclosed quote',
    '- id: "x',
    '1:9 syntax-error: The YAML cannot be read: Missing closing "quote. Close what was opened: a quote or a bracket.',
  ],
  [
    'a colon in plain text',
    '- stem: what: this',
    '1:9 syntax-error: The YAML cannot be read: Nested mappings are not allowed in compact mappings. Text with a colon, a hash or a quote at its edge needs quotes around it.',
  ],
  ['a tab', 'a:\n\t- 1', '2:1 tab-indent: Found a tab in the indentation. Indent with two spaces.'],
  ['a field twice', 'a: 1\na: 2', '2:1 duplicate-key: This field stands twice. Keep one of the two.'],
  [
    'two documents',
    'a: 1\n---\nb: 2',
    '2:1 multiple-documents: A second document begins here. Put it in a file of its own, without the `---`.',
  ],
  ['nothing', '', '1:1 empty-file: The file holds nothing. Write its contents, or delete the file.'],
  [
    'only a comment',
    '# later\n',
    '1:1 empty-file: The file holds nothing. Write its contents, or delete the file.',
  ],
  ['a word', 'hello', '1:1 S01: The file is the text "hello". Write a list.'],
  [
    'a bomb of aliases',
    bomb,
    '2:8 alias-used: Found the alias `*a`. Write the value out, or put it in quotes if the star is meant.',
  ],
  [
    'a value inside itself',
    '&a [*a]',
    '1:5 alias-used: Found the alias `*a`. Write the value out, or put it in quotes if the star is meant.',
  ],
  ['a merge key', 'a:\n  <<: { b: 1 }', '2:3 merge-key: Found a merge key `<<`. Write the fields out.'],
  [
    'a tag for code',
    'a: !!js/function "x"',
    '1:18 custom-tag: Found the tag `!!js/function`. Delete it, or put the value in quotes if the exclamation mark is meant.',
  ],
  [
    'binary',
    'a: !!binary aGk=',
    '1:13 custom-tag: Found the tag `!!binary`. Delete it, or put the value in quotes if the exclamation mark is meant.',
  ],
  [
    'a prototype',
    '__proto__:\n  a: 1',
    '1:1 forbidden-key: Found a field named `__proto__`. Give it another name.',
  ],
  [
    'a constructor',
    'a: { constructor: 1 }',
    '1:6 forbidden-key: Found a field named `constructor`. Give it another name.',
  ],
  [
    'a list as a key',
    '? [1, 2]\n: 3',
    '1:3 syntax-error: The YAML cannot be read: With stringKeys, all keys must be strings. Use a plain word as the field’s name.',
  ],
  [
    'depth in brackets',
    '['.repeat(20_000) + ']'.repeat(20_000),
    '1:129 too-deep: Values are nested more than 16 deep. A question needs six levels at most: write it flatter.',
  ],
  [
    'depth in dashes',
    `${'- '.repeat(20_000)}x`,
    '1:1 too-deep: Values are nested more than 16 deep. A question needs six levels at most: write it flatter.',
  ],
  [
    'depth just too much',
    `${'['.repeat(18)}${']'.repeat(18)}`,
    '1:18 too-deep: Values are nested more than 16 deep. A question needs six levels at most: write it flatter.',
  ],
  [
    'size',
    `a: ${'x'.repeat(600 * 1024)}`,
    '1:1 too-large: The file has 601 KB; 512 KB is the most. Split the lesson’s questions, or take out what was pasted by mistake.',
  ],
  [
    'a raw NUL',
    'a: x\u0000y',
    '1:5 control-character: Found the control character U+0000. Delete it; if it stands for something, write that in words.',
  ],
  [
    'an escaped NUL',
    'a: "x\\0"',
    '1:4 control-character: Found the control character U+0000. Delete it; if it stands for something, write that in words.',
  ],
  [
    'an override of direction',
    'a: x\u202Ey',
    '1:5 bidi-or-invisible: Found the invisible character U+202E. Delete it and type the word around it again.',
  ],
  [
    'half a character',
    'a: "\\ud800"',
    '1:4 lone-surrogate: Found U+D800, half of a character. Replace it by the whole character.',
  ],
])('%s is refused with its place and its repair', (_, file, first) => {
  expect(messagesOf(file)[0]).toBe(first)
})

test('what is not UTF-8 is refused', () => {
  expect(messagesOf(new Uint8Array([0x61, 0xff, 0x62]))).toEqual([
    '1:1 invalid-utf8: The file is not UTF-8. Save it as UTF-8.',
  ])
})

test('a byte order mark and Windows line ends do no harm', () => {
  const text = `\ufeff${questionText().replaceAll('\n', '\r\n')}`
  expect(messagesOf(text)).toEqual([])
})

test('no prototype is touched', () => {
  messagesOf('__proto__: { polluted: 1 }')
  expect('polluted' in {}).toBe(false)
})

test('no file makes the reader crash, and a refused one says where', () => {
  const whole = questionText()
  const mangled = fc
    .tuple(fc.nat(whole.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 12 }))
    .map(([at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut))
  fc.assert(
    fc.property(mangled, (text) => {
      for (const message of messagesOfFile(text)) expect(message).toMatch(/^\d+:\d+ [\w-]+: .+\. .+/s)
    }),
    { numRuns: 500 },
  )
}, 60_000)
