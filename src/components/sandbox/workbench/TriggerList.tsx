import type { HandlerRun } from '../../../sandbox/functions.ts'
import { triggerName } from '../../../sandbox/triggers.ts'
import type { SceneHandler } from '../../../simulator/index.ts'

type Props = {
  id: string
  handlers: SceneHandler[]
  chosen: SceneHandler
  edited: (handler: SceneHandler) => boolean
  /** the last run of each function */
  last: (handler: SceneHandler) => HandlerRun | undefined
  choose(trigger: string): void
}

/** The pool's triggers: a list where there is room, else a select. */
export function TriggerList(props: Props) {
  const { id, handlers, chosen, choose } = props
  return (
    <>
      <p class="field trigger-select">
        <label for={`${id}-trigger`}>Trigger</label>
        <select
          id={`${id}-trigger`}
          value={chosen.trigger}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {handlers.map((handler) => (
            <option key={handler.trigger} value={handler.trigger}>
              {triggerName(handler.trigger)}
              {handler.version && `, ${handler.version}`}
            </option>
          ))}
        </select>
      </p>
      <ul class="trigger-list" aria-label="Triggers">
        {handlers.map((handler) => (
          <li key={handler.trigger}>
            <TriggerButton {...props} handler={handler} />
          </li>
        ))}
      </ul>
    </>
  )
}

function TriggerButton({ handler, chosen, edited, last, choose }: Props & { handler: SceneHandler }) {
  const run = last(handler)
  return (
    <button
      type="button"
      aria-pressed={handler.trigger === chosen.trigger}
      onClick={() => choose(handler.trigger)}
    >
      <span class="lane" data-lane="trigger" />
      <span>
        {triggerName(handler.trigger)}
        <span class="trigger-note">
          {[handler.version, edited(handler) && 'changed', run && NOTES[run.outcome.kind]]
            .filter(Boolean)
            .join(', ')}
        </span>
      </span>
    </button>
  )
}

const NOTES: Record<HandlerRun['outcome']['kind'], string> = {
  returned: 'ran',
  threw: 'threw',
  failed: 'failed',
}
