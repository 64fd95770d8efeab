import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync('src/styles/tokens.css', 'utf8')
const files = globSync('src/{styles,components,pages}/**/*.{css,astro,tsx,ts,mjs}').filter(
  (path) => !path.endsWith('tokens.css'),
)

test('colours are written as values in tokens.css only', () => {
  const found = files.flatMap((path) =>
    [
      ...readFileSync(path, 'utf8').matchAll(
        /(?<![&\w/'"(])#[0-9a-f]{3,8}\b(?!['"])|\b(rgb|hsl|oklch)a?\(/gi,
      ),
    ].map(([value]) => `${path}: ${value}`),
  )
  expect(found).toEqual([])
})

test('every token that a style names is one there is', () => {
  const own =
    /var\(--(deck|tile|grout|line|ink|water|accent|on|focus|right|wrong|warn|live|depth|jwt|lane|code)[\w-]*\)/g
  const unknown = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(own)]
      .map(([use]) => use.slice(4, -1))
      .filter((name) => !tokens.includes(`${name}:`) && name !== '--depth')
      .map((name) => `${path}: ${name}`),
  )
  expect(unknown).toEqual([])
})
