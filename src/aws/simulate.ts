import type { Adapt, Inside } from '../runner/types.ts'
import { createClients } from './createClients.ts'

/** What the outside tells about a scene that it has opened. */
export type Opened = { via: number; env: Record<string, string>; now: number }

/** A message as proofs see it, newest first. */
export type Mail = { to: string; subject?: string; body: string; code?: string }

/**
 * Calls a proof: runs beside it inside the runner. `simulate(scene)` answers unmodified SDK clients, the scene's `env`,
 * a clock, `fetch` and the inbox, all of a fresh world outside; `step(label)` marks where *Show me* stops.
 */
export const adapt: Adapt = (inside, proof, args) => {
  const simulate = (scene: string) => openScene(inside, scene)
  const step = (label: string) => inside.call('step', String(label))
  return proof({ simulate, step }, ...args)
}

async function openScene(inside: Inside, scene: string) {
  const { via, env, now } = (await inside.call('openScene', scene)) as Opened
  inside.clock.set(now)
  Object.assign(inside.env, env)
  const fetch = inside.fetchVia(via)
  const clock = {
    now: inside.clock.now,
    /** Moves the world's clock and `Date` at once; calls made afterwards find the later time. */
    advance(milliseconds: number) {
      inside.clock.advance(milliseconds)
      return inside.call('advance', via, milliseconds)
    },
  }
  return {
    ...createClients({ fetch, clock, region: env.AWS_REGION! }),
    env,
    clock,
    fetch,
    inbox: () => inside.call('inbox', via) as Promise<Mail[]>,
  }
}
