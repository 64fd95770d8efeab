import { createStore, type StoreApi } from 'zustand/vanilla'
import * as flows from '../flows/index.ts'
import type { App } from '../flows/index.ts'
import { settingOf, valuesUnder, type Host, type Scene } from '../simulator/index.ts'
import { openCore, type Core } from './core.ts'
import { outcomeOf, type FlowOutcome } from './flowOutcome.ts'
import type { Said } from './prediction.ts'
import {
  emptySnapshot,
  type FlowInput,
  type FlowName,
  type Form,
  type Risk,
  type Snapshot,
  type Tokens,
} from './snapshot.ts'
import type { Kept, Storage } from './storage.ts'
import { callsFrom, type Call } from './timeline.ts'

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
}

/** How many calls come back after a reload. */
const KEPT_CALLS = 100

type Surroundings = {
  host: Host
  storage: Storage
  later: (save: () => void) => void
  isElsewhere?: boolean
}

/**
 * @param surroundings the host's clock and key maker, where to keep things, `later`, which puts off saving, and whether
 * another tab keeps the scene: then nothing is kept here
 * @throws TypeError when the scene does not play
 */
export async function createSandbox(
  scene: Scene,
  { host, storage, later, isElsewhere = false }: Surroundings,
): Promise<Sandbox> {
  const { core: first, shown, isReadable } = await openKept(scene, host, storage)
  let core = first
  let former: Call[] = shown?.calls ?? []
  let kept: Snapshot['kept'] = isElsewhere ? 'elsewhere' : isReadable ? 'here' : 'no'
  const store = createStore<Snapshot>(() => ({
    ...emptySnapshot,
    ...shown,
    kept,
    ...recordsOf(core),
  }))

  const refused = () => store.setState({ kept: (kept = 'no') })
  const save = async () => {
    if (isElsewhere) return
    await storage.save(scene.id, keptFrom(core, store.getState())).catch(refused)
  }
  const show = (change: Partial<Snapshot>) => {
    store.setState(change)
    later(() => void save())
  }
  const showCalls = () => show({ ...recordsOf(core), calls: [...former, ...ownCalls(core, former)] })
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
        show({ tokens: tokensAfter(store.getState().tokens, outcome) })
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
      core = await openCore(scene, host)
      former = []
      unwatch = watch()
      store.setState({ ...emptySnapshot, kept, ...recordsOf(core) }, true)
      if (!isElsewhere) await storage.forget(scene.id).catch(refused)
    },
    save,
  }
}

/** Goes on where the sandbox was left. What can't be read is as if it had never been kept. */
async function openKept(scene: Scene, host: Host, storage: Storage) {
  try {
    const kept = await storage.load(scene.id)
    const core = await openCore(scene, host, kept).catch(() => undefined)
    if (core) return { core, shown: kept?.shown, isReadable: true }
    return { core: await openCore(scene, host), isReadable: true }
  } catch {
    return { core: await openCore(scene, host), isReadable: false }
  }
}

/** The records that panels show. */
const recordsOf = ({ simulator }: Core): Pick<Snapshot, 'users' | 'messages' | 'risk'> => ({
  users: [...valuesUnder(simulator.state.users, '')],
  messages: [...valuesUnder(simulator.state.messages, '')].reverse(),
  risk: settingOf(simulator, 'nextRisk'),
})

/** The calls of the reader, not the scene's, numbered on from those before the reload. */
function ownCalls({ simulator, lastOfScene }: Core, former: Call[]): Call[] {
  const before = former.at(-1)?.id ?? 0
  const entries = simulator.log.filter(({ id }) => id > lastOfScene)
  return callsFrom(entries).map((call) => ({ ...call, id: before + call.id }))
}

const keptFrom = (core: Core, { calls, form, tokens, said }: Snapshot): Kept => ({
  version: 1,
  state: core.simulator.state,
  position: core.position(),
  env: core.env,
  shown: {
    calls: calls.filter((call) => call.response).slice(-KEPT_CALLS),
    form,
    ...(tokens && { tokens }),
    said,
  },
})

/** What the app holds after a flow: a refresh brings no new refresh token, so the old one stays. */
function tokensAfter(held: Tokens | undefined, { answer }: FlowOutcome): Tokens | undefined {
  const result = (answer as { AuthenticationResult?: Partial<Tokens> } | undefined)?.AuthenticationResult
  if (!result?.IdToken || !result.AccessToken) return held
  const { IdToken, AccessToken } = result
  return { IdToken, AccessToken, RefreshToken: result.RefreshToken ?? held?.RefreshToken ?? '' }
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
