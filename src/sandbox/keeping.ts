import type { Host, Scene } from '../simulator/index.ts'
import { openCore, type Core, type Invoke } from './core.ts'
import { emptySnapshot, type Snapshot } from './snapshot.ts'
import type { Kept, Storage } from './storage.ts'

/** How many calls come back after a reload. */
const KEPT_CALLS = 100

/** A sandbox to begin with: what runs, what was shown before, and whether this browser keeps things. */
export type Opened = { core: Core; shown: Partial<Snapshot>; isReadable: boolean }

/** Goes on where the sandbox was left. What can't be read is as if it had never been kept. */
export async function openKept(scene: Scene, host: Host, storage: Storage, invoke: Invoke): Promise<Opened> {
  const open = (kept?: Kept) => openCore(scene, host, invoke, kept)
  try {
    const kept = await storage.load(scene.id)
    const core = await open(kept).catch(() => undefined)
    if (core) return { core, shown: shownFrom(kept), isReadable: true }
    return { core: await open(), shown: {}, isReadable: true }
  } catch {
    return { core: await open(), shown: {}, isReadable: false }
  }
}

const shownFrom = (kept: Kept | undefined): Partial<Snapshot> =>
  kept ? { ...kept.shown, form: { ...emptySnapshot.form, ...kept.shown.form } } : {}

/** What is kept of a sandbox. */
export const keptFrom = (
  core: Core,
  { calls, form, tokens, challenge, sessions, secretCode, said, edits, entries, runs }: Snapshot,
): Kept => ({
  version: 1,
  state: core.simulator.state,
  position: core.position(),
  env: core.env,
  shown: {
    calls: calls.filter((call) => call.response).slice(-KEPT_CALLS),
    form,
    ...(tokens && { tokens }),
    ...(challenge && { challenge }),
    sessions,
    ...(secretCode !== undefined && { secretCode }),
    said,
    edits,
    entries,
    runs,
  },
})
