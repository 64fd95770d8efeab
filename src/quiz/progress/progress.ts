import { memoryStore, openEventStore, type EventStore, type Interruption } from './database.ts'
import type { Happening, ProgressEvent } from './events.ts'
import { summarise, type Summary } from './summary.ts'

/** Whether progress outlives the tab, and if not, why. */
export type Keeping = 'kept' | 'memory' | 'superseded'

export interface ProgressState {
  readonly summary: Summary
  readonly keeping: Keeping
}

export interface Progress {
  /** What is known now. */
  readonly state: () => ProgressState
  /** Writes an event. It answers once the event is safe, or in memory if nothing else is possible; it never throws. */
  readonly record: (happening: Happening) => Promise<void>
  /** Calls back after every change, here or in another tab; answers how to stop. */
  readonly subscribe: (changed: (state: ProgressState) => void) => () => void
  readonly close: () => void
}

const channelName = 'deep-end-progress'

/** Opens the learner's progress on this device. */
export async function openProgress(now: () => number = Date.now): Promise<Progress> {
  const listeners = new Set<(state: ProgressState) => void>()
  let keeping: Keeping = 'kept'
  let store = await openEventStore(interrupted).catch(() => fallBack([]))
  let events: readonly ProgressEvent[] = await store.read().catch(() => [])
  const channel = openChannel(() => void reload())
  let latest = stateOf()

  function stateOf(): ProgressState {
    return { summary: summarise(events), keeping }
  }

  function tell(): void {
    latest = stateOf()
    for (const listener of listeners) listener(latest)
  }

  async function reload(): Promise<void> {
    if (keeping !== 'kept') return
    events = await store.read().catch(() => events)
    tell()
  }

  /** Goes on in memory, with what was known. */
  function fallBack(known: readonly ProgressEvent[]): EventStore {
    keeping = keeping === 'superseded' ? keeping : 'memory'
    return memoryStore(known)
  }

  function interrupted(why: Interruption): void {
    if (why === 'superseded') keeping = 'superseded'
    store = fallBack(events)
    tell()
  }

  async function record(happening: Happening): Promise<void> {
    const at = now()
    const event = await store.append(happening, at).catch(() => {
      store = fallBack(events)
      return store.append(happening, at)
    })
    events = [...events, event]
    channel?.postMessage('changed')
    tell()
  }

  return {
    state: () => latest,
    record,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    close: () => {
      channel?.close()
      store.close()
    },
  }
}

/** Tells the other tabs; a browser without it simply learns of their answers at the next load. */
function openChannel(changed: () => void): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = changed
  return channel
}

let shared: Promise<Progress> | undefined

/** The page's one progress, opened when first asked for. */
export function progressOfThisPage(): Promise<Progress> {
  shared ??= openProgress()
  return shared
}
