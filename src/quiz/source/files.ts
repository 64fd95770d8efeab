import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files by their path from the project's root, with forward slashes. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Folders and files that hold what learners read and answer, from the project's root. */
export const sourcePaths = [
  'content/outline.yaml',
  'questions',
  'content/exams',
  'content/facts.yaml',
  'content/misconceptions.yaml',
  'content/open-points.yaml',
  'content/oauth-deviations.yaml',
] as const

/** Reads the bank's files below a root. Folders and files that do not exist are left out. */
export async function readFiles(root: string): Promise<Files> {
  const paths = (await Promise.all(sourcePaths.map((path) => listFiles(root, path)))).flat()
  const wanted = paths.filter((path) => /\.(ya?ml|proof\.js)$/.test(path)).toSorted()
  return new Map(
    await Promise.all(wanted.map(async (path) => [path, await readFile(join(root, path))] as const)),
  )
}

async function listFiles(root: string, path: string): Promise<string[]> {
  if (/\.\w+$/.test(path)) return existsSync(join(root, path)) ? [path] : []
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
}
