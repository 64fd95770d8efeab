import type { FlowName, Form } from '../../../sandbox/snapshot.ts'
import { isHungry, soleRunner } from '../Actions.tsx'
import type { PanelProps } from '../Panel.tsx'
import { RUNS, type PanelName } from '../panels.ts'
import { ShownCode } from '../ShownCode.tsx'
import type { WindowView } from '../useWindow.ts'
import { Field } from './Field.tsx'

/** What each panel asks for; the rest comes from what the app holds. */
const FIELDS: { [P in PanelName]?: (keyof Form)[] } = {
  'sign-up': ['username', 'email', 'password'],
  confirm: ['username', 'code'],
  'sign-in': ['username', 'password'],
  'admin-get-user': ['username'],
}

/** A flow with its code, its inputs and, where the window runs several, its button. */
export function FlowPanel({ name, id, view, code, isFirst, fields }: PanelProps) {
  const { flow, verb } = RUNS[name]!
  const formId = `${id}-${name}`
  const asks = FIELDS[name] ?? []
  const isAlone = soleRunner(view) !== undefined
  const hungry = view.runners.filter((panel) => isHungry(view, panel))
  const hintId = `${id}-hint`
  return (
    <form
      id={formId}
      class="sandbox-flow"
      onSubmit={(event) => {
        event.preventDefault()
        void view.run(flow, name)
      }}
    >
      <ShownCode file={flow} isOpen={isFirst}>
        {code[flow]}
      </ShownCode>
      {fields ? (
        <Fields asks={asks} formId={formId} view={view} />
      ) : (
        <p class="water-note">
          <code>{callText(flow, asks, view)}</code>
        </p>
      )}
      {name === hungry[0] && (
        <p class="field-hint" id={hintId}>
          Your app holds no tokens yet. Sign in first.
        </p>
      )}
      {!isAlone && (
        <div class="row">
          <button
            type="submit"
            class={`button ${view.runners[0] === name ? 'button-primary' : ''}`}
            disabled={!view.isAwake || hungry.includes(name)}
            aria-busy={view.shown.running === flow}
            aria-describedby={hungry.includes(name) ? hintId : undefined}
          >
            {view.shown.running === flow ? 'Running' : verb}
          </button>
          {name === 'confirm' && <Resend view={view} />}
        </div>
      )}
      {isAlone && name === 'confirm' && <Resend view={view} />}
      {name === 'confirm' && (
        <ShownCode file="resendConfirmationCode" isOpen={false}>
          {code.resendConfirmationCode}
        </ShownCode>
      )}
    </form>
  )
}

function Fields({ asks, formId, view }: { asks: (keyof Form)[]; formId: string; view: WindowView }) {
  if (asks.length === 0) return null
  return (
    <div class="sandbox-fields">
      {asks.map((ask) => (
        <Field key={ask} name={ask} id={`${formId}-${ask}`} view={view} />
      ))}
    </div>
  )
}

function Resend({ view }: { view: WindowView }) {
  return (
    <button
      type="button"
      class="button button-quiet"
      disabled={!view.isAwake}
      onClick={() => void view.run('resendConfirmationCode')}
    >
      Send a new code
    </button>
  )
}

/** The call that Run makes, with what it is given. */
const callText = (flow: FlowName, asks: (keyof Form)[], { shown }: WindowView) =>
  `${flow}(app, { ${asks.map((ask) => `${ask}: '${shown.form[ask]}'`).join(', ')} })`
