import type { HandlerEnding, RunHandler } from '../runner/types.ts'
import type { Simulator } from './createSimulator.ts'
import type { Scene } from './scenes.ts'
import { InvocationFailed } from './world.ts'

/** The text of a function as the scene brings it. @throws TypeError when the scene has no such function */
export function sourceOf({ id, handlers = [], sources = {} }: Scene, functionName: string): string {
  const file = handlers.find((handler) => handler.function === functionName)?.file
  const text = file === undefined ? undefined : sources[file]
  if (text === undefined) throw new TypeError(`The scene "${id}" has no function "${functionName}".`)
  return text
}

/**
 * What a call of a function comes to for Cognito.
 *
 * @throws InvocationFailed, or what the function threw
 */
export function answerOf(ending: HandlerEnding): unknown {
  if (ending.kind === 'returned') return ending.value
  if (ending.kind === 'failed') throw new InvocationFailed(ending.why)
  throw Object.assign(new Error(ending.message), { name: ending.name })
}

/** Where functions run: the simulator they may call, simulated time, and what stands in their `process.env`. */
export type Surroundings = {
  fetchBelow: Simulator['fetchBelow']
  now(): number
  env: Record<string, string>
}

/** What functions find while the calls of a scene are still being made: nobody who answers them. */
export const beforeOpen = (scene: Scene, now: () => number): Surroundings => ({
  fetchBelow: () => () => Promise.reject(new TypeError('The scene is still being set.')),
  now,
  env: { AWS_REGION: scene.region },
})

/** Runs a scene's functions as the scene brings them. */
export const invokeFrom =
  (scene: Scene, runHandler: RunHandler) =>
  async (functionName: string, event: unknown, call: number, inside: Surroundings): Promise<unknown> => {
    const { fetchBelow, now, env } = inside
    const source = sourceOf(scene, functionName)
    return answerOf(await runHandler({ functionName, source, event, env, now: now() }, fetchBelow(call)))
  }
