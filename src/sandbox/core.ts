import { createClients } from '../aws/createClients.ts'
import type { App } from '../flows/index.ts'
import {
  createSimulator,
  createWorld,
  openScene,
  type Clock,
  type Host,
  type Scene,
  type Simulator,
  type WorldPosition,
} from '../simulator/index.ts'
import type { Kept } from './storage.ts'

/** What runs in a sandbox, from one Start over to the next. */
export type Core = {
  simulator: Simulator
  clock: Clock
  position(): WorldPosition
  env: Record<string, string>
  app: App
  /** log entries up to this one are the scene's own */
  lastOfScene: number
}

/** Plays the scene in a new world, or goes on where a kept one stood. */
export async function openCore(scene: Scene, host: Host, kept?: Kept): Promise<Core> {
  const start = kept?.position ?? { now: Date.parse(scene.startsAt), seed: crypto.randomUUID(), drawn: 0 }
  const { world, clock, position } = createWorld(host, start, true)
  const { simulator, env } = kept
    ? { simulator: createSimulator(world, kept.state), env: kept.env }
    : await openScene(world, scene)
  const { cognito } = createClients({ fetch: simulator.fetch, clock, region: scene.region })
  return {
    simulator,
    clock,
    position,
    env,
    app: { cognito, fetch: simulator.fetch, env: appEnv(env) },
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
