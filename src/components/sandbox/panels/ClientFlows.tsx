import type { Form } from '../../../sandbox/snapshot.ts'
import type { PanelProps } from '../Panel.tsx'
import { ShownCode } from '../ShownCode.tsx'

type Allowed = Form['allowed'][number]

/** In the order of the lesson. Refreshing stays allowed: a list with nothing in it would mean the defaults. */
const NAMES: Allowed[] = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
]
const FIXED: Allowed = 'ALLOW_REFRESH_TOKEN_AUTH'

/** The flows that the app client allows. Each tick is a call. */
export function ClientFlows({ name, view, code }: PanelProps) {
  const { allowed } = view.shown.form
  const isBusy = !view.isAwake || view.shown.running !== undefined
  const turn = (flow: Allowed) => {
    const next = allowed.includes(flow) ? allowed.filter((other) => other !== flow) : [...allowed, flow]
    view.sandbox?.fill({ allowed: next })
    void view.run('setAuthFlows', name)
  }
  return (
    <div class="sandbox-flow">
      <fieldset class="panel panel-body sandbox-ticks">
        <legend>ExplicitAuthFlows of the app client</legend>
        {NAMES.map((flow) => (
          <label key={flow} class="choice">
            <input
              type="checkbox"
              checked={allowed.includes(flow)}
              disabled={isBusy || flow === FIXED}
              onChange={() => turn(flow)}
            />
            <code>{flow}</code>
          </label>
        ))}
      </fieldset>
      <ShownCode file="setAuthFlows" isOpen={false}>
        {code.setAuthFlows}
      </ShownCode>
    </div>
  )
}
