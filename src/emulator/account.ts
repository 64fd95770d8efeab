import { randomUUID } from 'node:crypto'
import {
  createSimulator,
  createWorld,
  newSigningKey,
  type Simulator,
  type World,
} from '../simulator/index.ts'
import { openJournal, type Journal } from './journal.ts'
import type { Options } from './options.ts'

/** The simulated account behind the doors, and how it is kept. */
export type Account = {
  readonly id: string
  readonly simulator: Simulator
  /** simulated milliseconds */
  now(): number
  /** Moves simulated time on. */
  advance(milliseconds: number): void
  /** Sets the simulator itself. @throws TypeError when there is no such setting or value */
  set(settings: Record<string, string>): void
  /** Asks the simulator; what that changed is written down when the answer is there. */
  fetch(request: Request): Promise<Response>
  /** Forgets everything: state, log, messages, and a moved clock. */
  reset(): void
  close(): void
}

/**
 * Opens an account: from its file, or an empty one.
 *
 * @param publicUrl where clients reach an AWS address
 * @param invoke runs Lambda functions, if there are any
 * @throws StartError when its file cannot be used
 */
export function openAccount(
  options: Options,
  publicUrl: World['publicUrl'],
  invoke?: World['invoke'],
): Account {
  const host = { wallNow: Date.now, createKey: newSigningKey, invoke }
  let id = options.account ?? '123456789012'
  let current = begin(Date.now())
  let journal: Journal | undefined

  function begin(now: number, state?: unknown) {
    // A fresh seed each time, so that nothing random is ever drawn twice.
    const position = { now, seed: randomUUID(), drawn: 0 }
    const { world, clock } = createWorld(host, position, true)
    return { clock, simulator: createSimulator({ ...world, publicUrl }, state, id) }
  }

  if (options.state !== undefined) {
    journal = openJournal(options.state, options.account, (saved) => {
      id = saved?.account ?? id
      // Not behind the host: an app that verifies tokens by the host's clock would find them all expired.
      current = begin(Math.max(saved?.now ?? 0, Date.now()), saved?.state)
      return { account: id, now: current.clock.now(), state: current.simulator.state }
    })
  }
  const keep = () => {
    try {
      journal?.keep(current.simulator.state, current.clock.now())
    } catch (error) {
      // What cannot be written down must not be answered: better to end than to forget.
      console.error(`${options.state} cannot be written: ${(error as Error).message}`)
      process.exit(1)
    }
  }
  return {
    get id() {
      return id
    },
    get simulator() {
      return current.simulator
    },
    now: () => current.clock.now(),
    advance(milliseconds) {
      current.clock.advance(milliseconds)
      keep()
    },
    set(settings) {
      current.simulator.set(settings)
      keep()
    },
    async fetch(request) {
      const { simulator } = current
      const before = simulator.state
      const response = await simulator.fetch(request)
      if (simulator === current.simulator && simulator.state !== before) keep()
      return response
    },
    reset() {
      current = begin(Date.now())
      journal?.snapshot(current.simulator.state, current.clock.now())
    },
    close() {
      journal?.snapshot(current.simulator.state, current.clock.now())
      journal?.close()
    },
  }
}
