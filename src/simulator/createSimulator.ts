import type { Account } from './context.ts'
import { createLog, type Entry } from './log.ts'
import { route } from './router.ts'
import { withSettings } from './store/settings.ts'
import { emptyState, migrate, type State } from './store/state.ts'
import type { World } from './world.ts'

/** A miniature AWS: one `fetch`, a state that is a JSON value, and the log of what happened. */
export type Simulator = {
  fetch(request: Request): Promise<Response>
  /**
   * The same for a function's own requests.
   *
   * @param parent the request that fired the function, in the log; none when it runs alone
   */
  fetchBelow(parent: number | undefined): (request: Request) => Promise<Response>
  readonly state: State
  readonly log: readonly Entry[]
  /** Calls back after every new log entry; answers how to stop. */
  subscribe(listener: () => void): () => void
  /** Goes on from another state: a former one, or one that was saved. */
  restore(state: unknown): void
  /**
   * Sets the miniature itself: what AWS has no call for.
   *
   * @param settings by name, as `SETTINGS` lists them; the others stay
   * @throws TypeError when there is no such setting, or it has no such value: then nothing changes
   */
  set(settings: Record<string, string>): void
}

/**
 * @param world time, randomness, keys, Lambda and addresses
 * @param saved a state from `simulator.state`, also after JSON; none: an empty account
 * @throws TypeError when `saved` is no state this version can read
 */
export function createSimulator(world: World, saved?: unknown, accountId = '123456789012'): Simulator {
  const log = createLog()
  const account: Account = {
    id: accountId,
    world,
    log,
    state: saved === undefined ? emptyState() : migrate(saved),
  }
  return {
    fetch: (request) => route(account, request),
    fetchBelow: (parent) => (request) => route(account, request, parent),
    get state() {
      return account.state
    },
    get log() {
      return log.entries
    },
    subscribe: log.subscribe,
    restore(state) {
      account.state = migrate(state)
    },
    set(settings) {
      account.state = withSettings(account.state, settings)
      for (const [name, value] of Object.entries(settings)) {
        log.add({ kind: 'decision', what: `From now on ${name} is ${value}`, at: world.now() })
      }
    },
  }
}
