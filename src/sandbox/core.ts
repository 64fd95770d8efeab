import { createClients } from '../aws/createClients.ts'
import type { App } from '../flows/index.ts'
import {
  beforeOpen,
  createSimulator,
  createWorld,
  openScene,
  type Clock,
  type Host,
  type Scene,
  type Simulator,
  type Surroundings,
  type WorldPosition,
} from '../simulator/index.ts'
import type { Kept } from './storage.ts'

/** Runs a function of the scene: see `World.invoke`. */
export type Invoke = (
  functionName: string,
  event: unknown,
  call: number,
  inside: Surroundings,
) => Promise<unknown>

/** What runs in a sandbox, from one Start over to the next. */
export type Core = {
  simulator: Simulator
  clock: Clock
  position(): WorldPosition
  env: Record<string, string>
  app: App
  /** where the scene's functions run */
  inside: Surroundings
  /** how many calls were made before a reload: those since then are numbered on */
  callsBefore: number
  /** log entries up to this one are the scene's own */
  lastOfScene: number
}

/** Plays the scene in a new world, or goes on where a kept one stood. */
export async function openCore(scene: Scene, host: Host, invoke: Invoke, kept?: Kept): Promise<Core> {
  const start = kept?.position ?? { now: Date.parse(scene.startsAt), seed: crypto.randomUUID(), drawn: 0 }
  const inside = beforeOpen(scene, () => clock.now())
  const invoked: Host['invoke'] = (name, event, call) => invoke(name, event, call, inside)
  const { world, clock, position } = createWorld({ ...host, invoke: invoked }, start, true)
  const { simulator, env } = kept
    ? { simulator: createSimulator(world, kept.state), env: kept.env }
    : await openScene(world, scene)
  Object.assign(inside, { fetchBelow: simulator.fetchBelow, env })
  const { cognito } = createClients({ fetch: simulator.fetch, clock, region: scene.region })
  return {
    simulator,
    clock,
    position,
    env,
    app: { cognito, fetch: simulator.fetch, env: appEnv(env) },
    inside,
    callsBefore: kept?.shown.calls.at(-1)?.id ?? 0,
    lastOfScene: simulator.log.at(-1)?.id ?? 0,
  }
}

/** @throws TypeError when the scene names no pool or no client: then the flows have nobody to call */
function appEnv({ AWS_REGION, USER_POOL_ID, CLIENT_ID }: Record<string, string>): App['env'] {
  if (!AWS_REGION || !USER_POOL_ID || !CLIENT_ID) {
    throw new TypeError('The scene’s env must name USER_POOL_ID and CLIENT_ID.')
  }
  return { AWS_REGION, USER_POOL_ID, CLIENT_ID }
}
