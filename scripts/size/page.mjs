import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * The JavaScript that a built page loads by itself, in bytes of gzip: its scripts and everything they import statically.
 * What an island or a search loads later, on reaching or using it, is not in it.
 */
export async function lessonScripts(dist, page) {
  const html = await readFile(join(dist, page), 'utf8')
  const external = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, src]) => src)
  const inline = [
    ...html.matchAll(
      /<script\b(?![^>]*\bsrc=)(?![^>]*application\/(?:ld\+)?json)[^>]*>([\s\S]*?)<\/script>/g,
    ),
  ]
  const eager = [...html.matchAll(/<astro-island\b[^>]*\bclient="(?:load|idle|only)"[^>]*>/g)].flatMap(
    ([tag]) => [...tag.matchAll(/(?:component|renderer)-url="([^"]+)"/g)].map(([, url]) => url),
  )
  const files = new Map()
  for (const url of [...external, ...eager]) await collect(dist, url, files)
  const inlined = inline.reduce((sum, [, text]) => sum + gzipSync(text).length, 0)
  return [...files.values()].reduce((sum, size) => sum + size, inlined)
}

async function collect(dist, url, into) {
  if (into.has(url)) return
  const code = await readFile(join(dist, url), 'utf8')
  into.set(url, gzipSync(code, { level: 9 }).length)
  const folder = url.slice(0, url.lastIndexOf('/'))
  for (const [, specifier] of code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?["'](\.{1,2}\/[^"']+|\/[^"']+)["']/g,
  )) {
    await collect(dist, specifier.startsWith('/') ? specifier : join(folder, specifier), into)
  }
}
