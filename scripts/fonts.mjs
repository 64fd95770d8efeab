/**
 * Cuts the font families down to what the site shows and writes them, with their licences, to src/styles/fonts.
 * The results are committed: run this again only when a character or an axis is missing.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const from = new URL('../node_modules/@fontsource-variable/', import.meta.url)
const to = new URL('../src/styles/fonts/', import.meta.url)

const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('')
const ascii = range(0x20, 0x7e)
const typographic = '\u00a0\u00a7\u00ab\u00ad\u00b0\u00b7\u00bb\u00d7–—‘’‚“”„†•…‰′″‹›€™←↑→↓−≈≠≤≥✓✕'
const latin1 = ascii + range(0xa0, 0xff) + typographic

const fonts = [
  {
    name: 'display',
    source: 'anybody/files/anybody-latin-wdth-normal.woff2',
    text: ascii + typographic,
    axes: { wdth: { min: 96, max: 120, default: 100 }, wght: { min: 600, max: 800, default: 700 } },
  },
  {
    name: 'text',
    source: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    text: latin1,
    axes: { wght: { min: 400, max: 700, default: 400 } },
  },
  {
    name: 'text-italic',
    source: 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2',
    text: latin1,
    axes: { wght: { min: 400, max: 700, default: 400 } },
  },
  {
    name: 'mono',
    source: 'atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
    text: latin1,
    axes: { wght: { min: 400, max: 700, default: 400 } },
  },
]

await mkdir(to, { recursive: true })
for (const { name, source, text, axes } of fonts) {
  const whole = await readFile(new URL(source, from))
  const subset = await subsetFont(whole, text, { targetFormat: 'woff2', variationAxes: axes })
  await writeFile(new URL(`${name}.woff2`, to), subset)
  const family = name.replace('-italic', '')
  await copyFile(new URL(`${source.split('/')[0]}/LICENSE`, from), new URL(`${family}.OFL.txt`, to))
  console.log(`${name}.woff2 ${(subset.length / 1024).toFixed(1)} KB`)
}
