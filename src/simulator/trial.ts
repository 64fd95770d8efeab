import type { RunHandler } from '../runner/types.ts'
import type { Entry } from './log.ts'
import { beforeOpen, invokeFrom } from './sceneFunctions.ts'
import { openScene, type Scene } from './scenes.ts'
import type { Message } from './store/messages.ts'
import { valuesUnder } from './store/table.ts'
import { createWorld, type Clock, type Host, type KeyPair } from './world.ts'

/** A scene in a world of its own, whose clock stands still until it is moved: what proofs and checks start from. */
export type Trial = {
  fetch(request: Request): Promise<Response>
  /** `process.env` as the scene gives it */
  env: Record<string, string>
  clock: Clock
  /** what happened since the scene was set */
  log(): Entry[]
  /** messages sent, newest first */
  inbox(): Message[]
}

/**
 * Opens trials that share their signing keys: making one takes longer than all else a trial does.
 *
 * @param createKey makes a key pair; called once for the n-th key of all trials
 * @param runHandler runs the scenes' functions; without it none of them can be invoked
 * @returns opens one trial; the same scene and seed give the same ids and codes
 */
export function openTrials(
  createKey: () => Promise<KeyPair>,
  runHandler?: RunHandler,
): (scene: Scene, seed: string) => Promise<Trial> {
  const keys: Promise<KeyPair>[] = []
  return async (scene, seed) => {
    let taken = 0
    const startsAt = Date.parse(scene.startsAt)
    const inside = beforeOpen(scene, () => clock.now())
    const run = runHandler && invokeFrom(scene, runHandler)
    const host: Host = {
      wallNow: () => startsAt,
      createKey: () => (keys[taken++] ??= createKey()),
      ...(run && { invoke: (name, event, call) => run(name, event, call, inside) }),
    }
    const { world, clock } = createWorld(host, { now: startsAt, seed, drawn: 0 }, false)
    const { simulator, env } = await openScene(world, scene)
    Object.assign(inside, { fetchBelow: simulator.fetchBelow, env })
    const set = simulator.log.at(-1)?.id ?? 0
    return {
      fetch: simulator.fetch,
      env,
      clock,
      log: () => simulator.log.filter(({ id }) => id > set),
      inbox: () => [...valuesUnder(simulator.state.messages, '')].reverse(),
    }
  }
}
