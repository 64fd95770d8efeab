import type { AwsException } from './errors.ts'
import type { Event, Log } from './log.ts'
import type { State } from './store/state.ts'
import type { World } from './world.ts'

/** What one request carries through the simulator. */
export type Context = {
  readonly world: World
  readonly region: string
  /** the twelve-digit account */
  readonly account: string
  readonly requestId: string
  /** this request in the log: what it causes stands below it */
  readonly entry: number
  /** the state now; read it again after every await */
  readonly state: State
  replaceState(next: State): void
  /** adds an entry under this request */
  note(event: Event): void
}

/** What the simulator is made of: its world, its state and its log. */
export type Account = { id: string; world: World; state: State; log: Log }

export function contextFor(account: Account, region: string, requestId: string, entry: number): Context {
  return {
    world: account.world,
    region,
    account: account.id,
    requestId,
    entry,
    get state() {
      return account.state
    },
    replaceState(next) {
      account.state = next
    },
    note(event) {
      account.log.add({ ...event, parent: entry, at: account.world.now() })
    },
  }
}

/** Seconds since 1970 with a fraction: how AWS JSON writes a timestamp. */
export const seconds = (context: Context): number => context.world.now() / 1000

/**
 * A refusal whose words are not on record: the answer has none, and the timeline says what was wrong.
 *
 * @param exception the AWS exception, from `errors.ts`
 * @param why what is wrong, in our words
 */
export function unworded(context: Context, exception: () => AwsException, why: string): AwsException {
  context.note({ kind: 'decision', what: `Refused: ${why}` })
  return exception()
}
