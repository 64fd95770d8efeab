import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { scene as schema, sceneIdOf } from '../quiz/schema/scene.ts'
import type { Scene } from '../simulator/index.ts'

const FOLDER = 'content/scenes'
const HANDLERS = 'content/handlers'

/**
 * Every scene of the project, by id.
 *
 * @throws TypeError naming the file and what is wrong with it
 */
export async function readScenes(root: string): Promise<Map<string, Scene>> {
  const files = (await readdir(join(root, FOLDER))).filter((file) => /\.ya?ml$/.test(file)).toSorted()
  const scenes = files.map((file) => readScene(root, `${FOLDER}/${file}`))
  return new Map((await Promise.all(scenes)).map((scene) => [scene.id, scene]))
}

/**
 * One scene with the texts of its handlers.
 *
 * @throws TypeError naming the file and what is wrong with it
 */
export async function readScene(root: string, path: string): Promise<Scene> {
  const scene = sceneOf(path, await readFile(join(root, path), 'utf8'))
  const texts = handlerFiles(scene).map(async (file) => {
    const text = await readFile(join(root, file), 'utf8').catch(() => undefined)
    if (text === undefined) throw new TypeError(`${path} names ${file}, and there is no such file.`)
    return [basename(file), text] as const
  })
  return { ...scene, sources: Object.fromEntries(await Promise.all(texts)) }
}

/** The files that a scene's handlers are in, from the project's root. */
export const handlerFiles = ({ handlers = [] }: Scene): string[] => [
  ...new Set(handlers.map(({ file }) => `${HANDLERS}/${file}`)),
]

/** @throws TypeError naming the file and what is wrong with it */
function sceneOf(path: string, text: string): Scene {
  const parsed = schema.safeParse(parse(text, { version: '1.2', schema: 'core' }))
  if (!parsed.success) throw new TypeError(`${path} is no scene.\n${z.prettifyError(parsed.error)}`)
  return { id: sceneIdOf(path), ...parsed.data }
}

/** @throws TypeError naming the scenes there are */
export function sceneNamed(
  scenes: { get(id: string): Scene | undefined; keys(): Iterable<string> },
  id: string,
): Scene {
  const scene = scenes.get(id)
  if (scene) return scene
  throw new TypeError(
    `There is no scene "${id}". Scenes are files of ${FOLDER}: ${[...scenes.keys()].join(', ')}.`,
  )
}
