import { gzipSync } from 'node:zlib'
import { readFile } from 'node:fs/promises'
import { rolldown } from 'rolldown'
import { root } from './project.mjs'
import { lessonScripts } from './size/page.mjs'

/** Prints what a reader downloads, in KB of gzip, against the list "weights" of package.json. */
const { weights } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'))
let isOver = false
for (const { name, limit, bundle, page, later = false } of weights) {
  const bytes = page ? await lessonScripts(`${root}/dist`, page) : await bundled(bundle, later)
  const kilobytes = bytes / 1024
  isOver ||= kilobytes > limit
  console.log(
    `${kilobytes > limit ? 'OVER ' : '     '}${kilobytes.toFixed(1).padStart(6)} KB of ${limit}  ${name}`,
  )
}
process.exitCode = isOver ? 1 : 0

/**
 * The gzip size of a piece of source, bundled and minified for a browser, by the import statement that asks for it: of what is
 * there at once, or of what is loaded `later`.
 */
async function bundled(source, later) {
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? `${root}/entry.js` : null),
    load: (id) => (id === `${root}/entry.js` ? source : null),
  }
  const build = await rolldown({
    input: 'entry',
    plugins: [entry],
    platform: 'browser',
    cwd: root,
    logLevel: 'silent',
    // As in a page, which has no door of its own to keep beside what is loaded later.
    preserveEntrySignatures: 'allow-extension',
  })
  const { output } = await build.generate({ format: 'esm', minify: true })
  const atOnce = new Set(output.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName))
  for (const file of atOnce) {
    for (const needed of output.find(({ fileName }) => fileName === file).imports) atOnce.add(needed)
  }
  return output
    .filter(({ fileName }) => atOnce.has(fileName) !== later)
    .reduce((sum, { code = '' }) => sum + gzipSync(code, { level: 9 }).length, 0)
}
