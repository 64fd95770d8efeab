import { join } from 'node:path'
import type { Plugin } from 'vite'
import { readProven } from './proven.ts'
import { handlerFiles, readScene, readScenes } from './scenes.ts'

const PROOFS = 'virtual:proofs'
const SCENES = 'virtual:scenes'
const SCENE = 'virtual:scene/'

/**
 * Lets a page load, one by one and when asked, the proof of a question and the scene it starts from.
 *
 * @param questions which files hold questions, from the project's root
 */
export function proofsPlugin(questions?: string): Plugin {
  let root = process.cwd()
  return {
    name: 'proofs',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    resolveId: (id) => (id === PROOFS || id === SCENES || id.startsWith(SCENE) ? `\0${id}` : null),
    async load(id) {
      if (id === `\0${PROOFS}`) {
        const proven = await readProven(root, questions)
        return lazyMap('proofs', new Map(proven.map(({ id, proofFile }) => [id, `/${proofFile}?commonjs`])))
      }
      if (id === `\0${SCENES}`) {
        const scenes = [...(await readScenes(root)).keys()]
        return lazyMap('scenes', new Map(scenes.map((scene) => [scene, SCENE + scene])))
      }
      if (!id.startsWith(`\0${SCENE}`)) return null
      const path = `content/scenes/${id.slice(SCENE.length + 1)}.yaml`
      const scene = await readScene(root, path)
      for (const file of [path, ...handlerFiles(scene)]) this.addWatchFile(join(root, file))
      return `export default ${JSON.stringify(scene)}`
    },
  }
}

/** A module with one export: what to import, by name. */
function lazyMap(name: string, sources: Map<string, string>): string {
  const rows = [...sources].map(
    ([key, source]) => `[${JSON.stringify(key)}, () => import(${JSON.stringify(source)})],`,
  )
  return `export const ${name} = new Map([\n${rows.join('\n')}\n])`
}
