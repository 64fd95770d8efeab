import { parse } from 'yaml'
import type { Scene } from '../../simulator/index.ts'

const files: Record<string, string> = import.meta.glob('/content/scenes/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/**
 * A scene of content/scenes by its id, the file's name. For Astro, at build time.
 *
 * @throws TypeError when there is no such file
 */
export function sceneOf(id: string): Scene {
  const text = files[`/content/scenes/${id}.yaml`]
  if (text === undefined) throw new TypeError(`There is no content/scenes/${id}.yaml.`)
  return { id, ...(parse(text) as Omit<Scene, 'id'>) }
}
