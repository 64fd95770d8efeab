import { createStore, type StoreApi } from 'zustand/vanilla'
import * as flows from '../flows/index.ts'
import type { App } from '../flows/index.ts'
import { settingOf, valuesUnder, type Host, type Scene } from '../simulator/index.ts'
import { openCore, type Core } from './core.ts'
import { outcomeOf, type FlowOutcome } from './flowOutcome.ts'
import type { RunHandler } from '../runner/types.ts'
import { heldAfter } from './held.ts'
import { keptFrom, openKept } from './keeping.ts'
import type { Said } from './prediction.ts'
import {
  emptySnapshot,
  type FlowInput,
  type FlowName,
  type Form,
  type Risk,
  type Snapshot,
} from './snapshot.ts'
import type { Storage } from './storage.ts'
import { callsFrom, type Call } from './timeline.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

/** A scene that a reader plays in. Every window of a page on the same scene holds the same one. */
export type Sandbox = {
  readonly store: StoreApi<Snapshot>
  /** Simulated time now, in milliseconds. */
  now(): number
  /** For flows that only read, such as fetching the JWKS. */
  readonly app: App
  /** Runs a flow and shows what came; answers nothing when another one is running or the sandbox has stopped. */
  run<N extends FlowName>(name: N, input: FlowInput<N>): Promise<FlowOutcome | undefined>
  /** Moves the clock on. It never goes back. */
  advance(milliseconds: number): void
  /** Sets what threat protection will find in the next sign-in. */
  setRisk(risk: Risk): void
  fill(form: Partial<Form>): void
  say(windowId: string, said: Said): void
  /** Start over: the scene from its beginning, and nothing kept. */
  reset(): Promise<void>
  /** Keeps everything now. */
  save(): Promise<void>
  readonly workbench: Workbench
}

export type SandboxHost = {
  /** the host's clock and key maker */
  host: Host
  /** runs the scene's functions */
  runHandler: RunHandler
  storage: Storage
  /** puts off saving */
  later: (save: () => void) => void
  /** whether another tab keeps the scene: then nothing is kept here */
  isElsewhere?: boolean
}

/**
 * @throws TypeError when the scene does not play
 */
export async function createSandbox(
  scene: Scene,
  { host, runHandler, storage, later, isElsewhere = false }: SandboxHost,
): Promise<Sandbox> {
  const store = createStore<Snapshot>(() => emptySnapshot)
  // Assigned before anybody has the sandbox. Functions that run while the scene is being set find none yet.
  let core!: Core
  let kept: Snapshot['kept'] = 'here'
  const refused = () => store.setState({ kept: (kept = 'no') })
  const save = async () => {
    if (isElsewhere) return
    await storage.save(scene.id, keptFrom(core, store.getState())).catch(refused)
  }
  const show = (change: Partial<Snapshot>) => {
    store.setState(change)
    later(() => void save())
  }
  const { workbench, invoke } = openWorkbench(scene, runHandler, { store, now: () => core, show })
  const opened = await openKept(scene, host, storage, invoke)
  core = opened.core
  let former: Call[] = opened.shown.calls ?? []
  kept = isElsewhere ? 'elsewhere' : opened.isReadable ? 'here' : 'no'
  store.setState({ ...opened.shown, kept, ...recordsOf(core) })
  const showCalls = () => show({ ...recordsOf(core), calls: [...former, ...ownCalls(core)] })
  const watch = () => core.simulator.subscribe(soon(showCalls))
  let unwatch = watch()

  return {
    store,
    now: () => core.clock.now(),
    get app() {
      return core.app
    },
    async run(name, input) {
      const { running, stopped } = store.getState()
      if (running || stopped) return undefined
      store.setState({ running: name })
      const mine = core
      try {
        // The pairs of name and input are checked by the signature above.
        const flow = flows[name] as (app: App, input: unknown) => Promise<unknown>
        const outcome = await outcomeOf(flow(mine.app, input))
        if (core !== mine) return undefined
        showCalls()
        show(heldAfter(store.getState(), outcome))
        return outcome
      } catch (error) {
        store.setState({ stopped: error instanceof Error ? error.message : String(error) })
        return undefined
      } finally {
        if (core === mine) store.setState({ running: undefined })
      }
    },
    advance(milliseconds) {
      core.clock.advance(Math.max(0, milliseconds))
      show({})
    },
    setRisk: (nextRisk) => core.simulator.set({ nextRisk }),
    fill: (form) => show({ form: { ...store.getState().form, ...form } }),
    say(windowId, said) {
      const all = store.getState().said
      show({ said: { ...all, [windowId]: { ...all[windowId], ...said } } })
    },
    async reset() {
      unwatch()
      store.setState({ edits: {}, entries: {} })
      core = await openCore(scene, host, invoke)
      former = []
      unwatch = watch()
      store.setState({ ...emptySnapshot, kept, ...recordsOf(core) }, true)
      if (!isElsewhere) await storage.forget(scene.id).catch(refused)
    },
    save,
    workbench,
  }
}

/** The records that panels show. */
const recordsOf = ({ simulator }: Core): Pick<Snapshot, 'users' | 'messages' | 'risk'> => ({
  users: [...valuesUnder(simulator.state.users, '')],
  messages: [...valuesUnder(simulator.state.messages, '')].reverse(),
  risk: settingOf(simulator, 'nextRisk'),
})

/** The calls of the reader, not the scene's, numbered on from those before the reload. */
function ownCalls({ simulator, lastOfScene, callsBefore }: Core): Call[] {
  const entries = simulator.log.filter(({ id }) => id > lastOfScene)
  return callsFrom(entries, callsBefore)
}

/** Many calls in a row become one, at the end of the turn. */
function soon(listener: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      listener()
    })
  }
}
