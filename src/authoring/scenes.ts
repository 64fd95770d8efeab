import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { scene as schema, sceneIdOf } from '../quiz/schema/scene.ts'
import type { Scene } from '../simulator/index.ts'

const FOLDER = 'content/scenes'

/**
 * Every scene of the project, by id.
 *
 * @throws TypeError naming the file and what is wrong with it
 */
export async function readScenes(root: string): Promise<Map<string, Scene>> {
  const files = (await readdir(join(root, FOLDER))).filter((file) => /\.ya?ml$/.test(file)).toSorted()
  const scenes = files.map(async (file) =>
    sceneOf(`${FOLDER}/${file}`, await readFile(join(root, FOLDER, file), 'utf8')),
  )
  return new Map((await Promise.all(scenes)).map((scene) => [scene.id, scene]))
}

/** @throws TypeError naming the file and what is wrong with it */
export function sceneOf(path: string, text: string): Scene {
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
