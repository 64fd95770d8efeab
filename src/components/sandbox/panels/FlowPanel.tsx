import type { FlowName, Typed } from '../../../sandbox/snapshot.ts'
import { isHungry, soleRunner } from '../Actions.tsx'
import type { PanelProps } from '../Panel.tsx'
import { RUNS, type PanelName } from '../panels.ts'
import { ShownCode } from '../ShownCode.tsx'
import type { WindowView } from '../useWindow.ts'
import { Field } from './Field.tsx'
import { FlowChoice } from './FlowChoice.tsx'

/** What each panel asks for; the rest comes from what the app holds. */
const FIELDS: { [P in PanelName]?: (keyof Typed)[] } = {
  'sign-up': ['username', 'email', 'password'],
  confirm: ['username', 'code'],
  'sign-in': ['username', 'password'],
  'admin-get-user': ['username'],
  'custom-sign-in': ['username'],
  answer: ['answer'],
  srp: ['username', 'password'],
  begin: ['username', 'password'],
  'confirm-forgot': ['code', 'newPassword'],
  'admin-set': ['temporaryPassword'],
  'new-password': ['newPassword'],
  'prove-app': ['totp'],
  'app-code': ['totp'],
}

/** A flow with its code, its inputs and, where the window holds more than this panel, its button. */
export function FlowPanel({ name, id, view, code, isFirst, fields }: PanelProps) {
  const { flow } = RUNS[name]!
  const formId = `${id}-${name}`
  const asks = FIELDS[name] ?? []
  const [hungry] = view.runners.filter((panel) => isHungry(view, panel))
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
      {name === 'answer' && <Asked view={view} />}
      {name === 'begin' && <FlowChoice formId={formId} view={view} />}
      {fields ? (
        <Fields asks={asks} formId={formId} view={view} />
      ) : (
        <p class="water-note">
          <code>{callText(flow, asks, view)}</code>
        </p>
      )}
      {name === hungry && (
        <p class="field-hint" id={`${id}-hint`}>
          {hintFor(name)}
        </p>
      )}
      <Buttons name={name} id={id} view={view} />
      {name === 'confirm' && (
        <ShownCode file="resendConfirmationCode" isOpen={false}>
          {code.resendConfirmationCode}
        </ShownCode>
      )}
    </form>
  )
}

/** What must come before a panel can run. */
function hintFor(name: PanelName): string {
  const { answers } = RUNS[name]!
  if (!answers) return 'Your app holds no tokens yet. Sign in first.'
  if (name === 'answer') return 'Nothing is being asked yet. Begin to sign in first.'
  return `Cognito has not asked ${answers} yet.`
}

/** The panel's own button; a window with one panel has its Run instead. */
function Buttons({ name, id, view }: Pick<PanelProps, 'name' | 'id' | 'view'>) {
  const { flow, verb } = RUNS[name]!
  const hasOwn = soleRunner(view) === undefined
  const waits = isHungry(view, name)
  const isRunning = view.shown.running === flow
  if (!hasOwn && name !== 'confirm') return null
  return (
    <div class="row">
      {hasOwn && (
        <button
          type="submit"
          class={`button ${view.runners[0] === name ? 'button-primary' : ''}`}
          disabled={!view.isAwake || waits}
          aria-busy={isRunning}
          aria-describedby={waits ? `${id}-hint` : undefined}
        >
          {isRunning ? 'Running' : verb}
        </button>
      )}
      {name === 'confirm' && <Resend view={view} />}
    </div>
  )
}

function Fields({ asks, formId, view }: { asks: (keyof Typed)[]; formId: string; view: WindowView }) {
  if (asks.length === 0) return null
  return (
    <div class="sandbox-fields">
      {asks.map((ask) => (
        <Field key={ask} name={ask} id={`${formId}-${ask}`} view={view} />
      ))}
    </div>
  )
}

/** What the app learns of the challenge that it is to answer. */
function Asked({ view }: { view: WindowView }) {
  const { challenge } = view.shown
  if (!challenge) return null
  return (
    <dl class="claims panel panel-body">
      <dt>ChallengeName</dt>
      <dd>{challenge.name}</dd>
      {Object.entries(challenge.parameters).map(([name, value]) => (
        <>
          <dt key={name}>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
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
const callText = (flow: FlowName, asks: (keyof Typed)[], { shown }: WindowView) =>
  `${flow}(app, { ${asks.map((ask) => `${ask}: '${shown.form[ask]}'`).join(', ')} })`
