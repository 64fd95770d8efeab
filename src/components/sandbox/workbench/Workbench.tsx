import { FlaskConical, Undo2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { sampleEvent } from '../../../sandbox/sampleEvents.ts'
import { templatesFor } from '../../../sandbox/templates.ts'
import { clockText } from '../../../sandbox/times.ts'
import { triggerName } from '../../../sandbox/triggers.ts'
import type { Scene } from '../../../simulator/index.ts'
import type { WindowView } from '../useWindow.ts'
import { Editor } from './Editor.tsx'
import { EventDiff } from './EventDiff.tsx'
import { Result } from './Result.tsx'
import { TestEvent } from './TestEvent.tsx'
import { TriggerList } from './TriggerList.tsx'
import { useWorkbench, type WorkbenchView } from './useWorkbench.ts'

type Tab = 'event' | 'handler' | 'result'
type Part = { id: string; bench: WorkbenchView; view: WindowView }

/** The functions of a scene's pool: choose a trigger, change its code, see what goes in and what comes out. */
export function Workbench({ id, scene, view }: { id: string; scene: Scene; view: WindowView }) {
  const bench = useWorkbench(scene, view)
  const [tab, setTab] = useState<Tab>('handler')
  const [isTesting, setTesting] = useState(false)
  return (
    <div class="workbench" data-tab={tab}>
      <div class="workbench-triggers">
        <TriggerList id={id} {...bench} />
        <Templates id={id} bench={bench} />
      </div>
      <div class="switch workbench-tabs" role="group" aria-label="Show">
        {TABS.map(([name, words]) => (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
            {words}
          </button>
        ))}
      </div>
      <Handler id={id} bench={bench} />
      <section class="workbench-event" aria-labelledby={`${id}-event`}>
        <div class="water-label">
          <h4 id={`${id}-event`}>Event</h4>
          <Runs id={id} bench={bench} view={view} />
          <button
            type="button"
            class="sandbox-link"
            aria-expanded={isTesting}
            onClick={() => setTesting(!isTesting)}
          >
            <FlaskConical aria-hidden="true" />
            {isTesting ? 'Close the test' : 'Test event'}
          </button>
        </div>
        {isTesting && (
          <TestEvent
            key={bench.chosen.trigger}
            start={bench.run?.event ?? sampleEvent(bench.chosen, view.sandbox?.app.env ?? {})}
            isAwake={bench.isAwake}
            run={async (event) => {
              await bench.test(event)
              setTab('result')
            }}
          />
        )}
        {bench.run ? (
          <EventDiff
            run={bench.run}
            label={`Event of ${triggerName(bench.chosen.trigger)}`}
            isShown={tab === 'event'}
          />
        ) : (
          <p class="panel panel-body sandbox-empty">
            This trigger has not fired yet. Make a call that fires it, or run a test event.
          </p>
        )}
      </section>
      <section class="workbench-after" aria-labelledby={`${id}-result`}>
        <div class="water-label">
          <h4 id={`${id}-result`}>Result</h4>
        </div>
        {bench.run ? (
          <Result run={bench.run} call={bench.call} />
        ) : (
          <p class="panel panel-body sandbox-empty">Nothing has run yet.</p>
        )}
      </section>
    </div>
  )
}

const TABS: [Tab, string][] = [
  ['event', 'Event'],
  ['handler', 'Handler'],
  ['result', 'Result'],
]

function Handler({ id, bench }: Omit<Part, 'view'>) {
  const { chosen, run, text } = bench
  const at = run && 'at' in run.outcome ? run.outcome.at : undefined
  const wrong = at && run ? { line: at.line, message: wordsOf(run.outcome) } : undefined
  return (
    <section class="workbench-handler" aria-labelledby={`${id}-handler`}>
      <div class="water-label">
        <h4 id={`${id}-handler`} class="sandbox-file">
          {chosen.function}
        </h4>
        {bench.edited(chosen) && (
          <button type="button" class="sandbox-link" disabled={!bench.isAwake} onClick={bench.putBack}>
            <Undo2 aria-hidden="true" />
            Put it back
          </button>
        )}
      </div>
      <Editor
        key={chosen.function}
        text={text}
        language="javascript"
        label={`Code of ${chosen.function}`}
        isEditable={bench.isAwake}
        wrong={wrong}
        onChange={bench.edit}
      />
      <p class="workbench-entry">
        <label for={`${id}-entry`}>Handler</label>
        <input
          id={`${id}-entry`}
          class="input code"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={bench.entry}
          disabled={!bench.isAwake}
          onInput={(event) => bench.setEntry(event.currentTarget.value.trim())}
        />
      </p>
    </section>
  )
}

const wordsOf = (outcome: { kind: string; name?: string; message?: string; why?: string }) =>
  outcome.why ?? `${outcome.name}: ${outcome.message}`

/** Which of a trigger's runs is shown. */
function Runs({ id, bench, view }: Part) {
  const { runs, run } = bench
  if (!run) return null
  return (
    <select
      class="input workbench-runs"
      aria-label="Run"
      id={`${id}-run`}
      value={String(run.id)}
      onChange={(event) => bench.showRun(Number(event.currentTarget.value))}
    >
      {runs.map((one, at) => (
        <option key={one.id} value={String(one.id)}>
          {one.call === undefined ? 'Test' : `Run ${runs.length - at}`}, {clockText(one.at, view.firstDay)}
        </option>
      ))}
    </select>
  )
}

function Templates({ id, bench }: Omit<Part, 'view'>) {
  const possible = templatesFor(bench.chosen.trigger).filter(({ handlers }) =>
    Object.keys(handlers).some((trigger) => bench.handlers.some((handler) => handler.trigger === trigger)),
  )
  const [lacks, setLacks] = useState<string>()
  if (possible.length === 0) return null
  return (
    <div class="field">
      <label for={`${id}-template`}>Begin with</label>
      <select
        id={`${id}-template`}
        value=""
        disabled={!bench.isAwake}
        onChange={(event) => {
          const template = possible.find((one) => one.id === event.currentTarget.value)
          event.currentTarget.value = ''
          setLacks(template?.lacks)
          if (template) void bench.use(template)
        }}
      >
        <option value="">A template …</option>
        {possible.map((template) => (
          <option key={template.id} value={template.id}>
            {template.title}
          </option>
        ))}
      </select>
      {lacks && (
        <p class="field-hint">
          {lacks} is not simulated yet: this function runs in a real account, and here it fails where it calls
          it.
        </p>
      )}
    </div>
  )
}
