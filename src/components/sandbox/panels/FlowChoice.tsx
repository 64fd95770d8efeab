import type { Form } from '../../../sandbox/snapshot.ts'
import type { WindowView } from '../useWindow.ts'

const FLOWS: Form['authFlow'][] = [
  'USER_PASSWORD_AUTH',
  'USER_SRP_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
]
const CALLERS: Form['caller'][] = ['InitiateAuth', 'AdminInitiateAuth']

/** Which flow begins, and with which of the two calls. */
export function FlowChoice({ formId, view }: { formId: string; view: WindowView }) {
  const { authFlow, caller } = view.shown.form
  return (
    <div class="sandbox-fields">
      <Choice
        id={`${formId}-flow`}
        label="AuthFlow"
        names={FLOWS}
        chosen={authFlow}
        view={view}
        choose={(authFlow) => view.sandbox?.fill({ authFlow })}
      />
      <Choice
        id={`${formId}-caller`}
        label="Call"
        names={CALLERS}
        chosen={caller}
        view={view}
        choose={(caller) => view.sandbox?.fill({ caller })}
      />
    </div>
  )
}

function Choice<N extends string>(props: {
  id: string
  label: string
  names: N[]
  chosen: N
  view: WindowView
  choose: (name: N) => void
}) {
  const { id, label, names, chosen, view, choose } = props
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        disabled={!view.isAwake}
        // Its options are the names there are.
        onChange={(event) => choose(event.currentTarget.value as N)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </p>
  )
}
