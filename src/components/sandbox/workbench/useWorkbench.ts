import { useState } from 'preact/hooks'
import { ENTRY, type HandlerRun } from '../../../sandbox/functions.ts'
import { handlerText, type Template } from '../../../sandbox/templates.ts'
import { triggerOfSource } from '../../../sandbox/triggers.ts'
import { findCall, type Call } from '../../../sandbox/timeline.ts'
import type { Scene, SceneHandler } from '../../../simulator/index.ts'
import type { WindowView } from '../useWindow.ts'

/** What the parts of a workbench show and do. */
export type WorkbenchView = {
  handlers: SceneHandler[]
  chosen: SceneHandler
  text: string
  /** the setting *Handler* */
  entry: string
  isAwake: boolean
  /** runs at the chosen trigger, newest first */
  runs: HandlerRun[]
  run: HandlerRun | undefined
  /** the call that fired the run shown */
  call: Call | undefined
  choose(trigger: string): void
  showRun(id: number): void
  edited(handler: SceneHandler): boolean
  last(handler: SceneHandler): HandlerRun | undefined
  edit(text: string): void
  setEntry(entry: string): void
  putBack(): void
  use(template: Template): Promise<void>
  test(event: unknown): Promise<void>
}

export function useWorkbench(scene: Scene, view: WindowView): WorkbenchView {
  const handlers = scene.handlers ?? []
  const { edits, entries, runs: all, calls } = view.shown
  const workbench = view.sandbox?.workbench
  const [trigger, setTrigger] = useState(handlers[0]?.trigger)
  // An older run is shown until there is a newer one than those it was chosen from.
  const [older, setOlder] = useState<{ id: number; newest: number }>()
  const chosen = handlers.find((handler) => handler.trigger === trigger) ?? handlers[0]
  if (!chosen) throw new TypeError(`The scene "${scene.id}" has no handlers, and its window has a workbench.`)

  const runsOf = (handler: SceneHandler) => all.filter((run) => isAt(run, handler)).toReversed()
  const runs = runsOf(chosen)
  const [newest] = runs
  const run = (older?.newest === newest?.id && runs.find(({ id }) => id === older?.id)) || newest
  const name = chosen.function
  const original = scene.sources?.[chosen.file] ?? ''

  return {
    handlers,
    chosen,
    entry: entries[name] ?? ENTRY,
    text: edits[name] ?? original,
    isAwake: view.isAwake,
    runs,
    run,
    call: findCall(calls, run?.call),
    choose(next) {
      setTrigger(next)
      setOlder(undefined)
    },
    showRun: (id) => setOlder(newest && { id, newest: newest.id }),
    edited: ({ function: one }) => edits[one] !== undefined || entries[one] !== undefined,
    last: (handler) => runsOf(handler)[0],
    edit: (text) => workbench?.edit(name, text),
    setEntry: (entry) => workbench?.setEntry(name, entry),
    putBack() {
      workbench?.edit(name, original)
      workbench?.setEntry(name, ENTRY)
      view.announce('The function is as it was.')
    },
    async use({ title, handlers: files }) {
      for (const handler of handlers) {
        const file = files[handler.trigger]
        if (!file) continue
        workbench?.edit(handler.function, await handlerText(file))
        workbench?.setEntry(handler.function, ENTRY)
      }
      view.announce(`${title}: the code is in the editor.`)
    },
    async test(event) {
      const tested = await workbench?.test(name, event)
      if (!tested) return
      view.announce(
        tested.outcome.kind === 'returned' ? 'The function gave an event back.' : 'The function failed.',
      )
    },
  }
}

/** One function may hang at several triggers: the event tells at which it ran. A test's event may say anything. */
function isAt(run: HandlerRun, { function: name, trigger }: SceneHandler): boolean {
  if (run.function !== name) return false
  const source = triggerOfSource((run.event as { triggerSource?: unknown } | null)?.triggerSource)
  return source === undefined || source === trigger || run.call === undefined
}
