import type { StoreApi } from 'zustand/vanilla'
import type { RunHandler } from '../runner/types.ts'
import { answerOf, sourceOf, type Scene, type Surroundings } from '../simulator/index.ts'
import type { Core, Invoke } from './core.ts'
import { ENTRY, type HandlerRun } from './functions.ts'
import type { Snapshot } from './snapshot.ts'

/** The functions of a sandbox, which the reader may change and try. */
export type Workbench = {
  /** A function's text as it would run now. @throws TypeError when the scene has no such function */
  text(functionName: string): string
  /** Changes a function; the scene's own text is as if nothing had been changed. */
  edit(functionName: string, text: string): void
  /** Sets which export of which file is called: Lambda's setting *Handler*, such as `index.handler`. */
  setEntry(functionName: string, entry: string): void
  /** Runs a function alone: Cognito learns nothing of it. */
  test(functionName: string, event: unknown): Promise<HandlerRun>
}

/** How many runs are shown, and come back after a reload. */
const KEPT_RUNS = 40

/**
 * @param now what the sandbox is made of at this moment; none while a scene is being set: those runs are nobody's
 * @param show changes what is shown, and has it saved
 */
export function openWorkbench(
  scene: Scene,
  runHandler: RunHandler,
  sandbox: {
    store: Pick<StoreApi<Snapshot>, 'getState'>
    now(): Core | undefined
    show(change: Partial<Snapshot>): void
  },
): { workbench: Workbench; invoke: Invoke } {
  const { store, show } = sandbox
  const text = (name: string) => store.getState().edits[name] ?? sourceOf(scene, name)

  async function run(
    name: string,
    event: unknown,
    inside: Surroundings,
    firedBy?: number,
  ): Promise<HandlerRun> {
    const { env } = inside
    const at = inside.now()
    const outcome = await runHandler(
      {
        functionName: name,
        source: text(name),
        event,
        env,
        now: at,
        handler: store.getState().entries[name] ?? ENTRY,
      },
      inside.fetchBelow(firedBy),
    )
    const { runs } = store.getState()
    const id = (runs.at(-1)?.id ?? 0) + 1
    const core = sandbox.now()
    const call = firedBy === undefined ? {} : { call: (core?.callsBefore ?? 0) + firedBy }
    const made: HandlerRun = { id, function: name, at, event, outcome, ...call }
    if (core?.inside === inside) show({ runs: [...runs, made].slice(-KEPT_RUNS) })
    return made
  }

  return {
    async invoke(name, event, call, inside) {
      const { outcome } = await run(name, event, inside, call)
      return answerOf(outcome)
    },
    workbench: {
      text,
      edit(name, changed) {
        const { [name]: _, ...others } = store.getState().edits
        show({ edits: changed === sourceOf(scene, name) ? others : { ...others, [name]: changed } })
      },
      setEntry(name, entry) {
        const { [name]: _, ...others } = store.getState().entries
        show({ entries: entry === ENTRY ? others : { ...others, [name]: entry } })
      },
      async test(name, event) {
        const core = sandbox.now()
        if (!core) throw new TypeError('The sandbox is not open yet.')
        return run(name, event, core.inside)
      },
    },
  }
}
