import type { Risk } from '../../../sandbox/snapshot.ts'
import type { WindowView } from '../useWindow.ts'

const RISKS: Record<Risk, string> = {
  NoRisk: 'None',
  Low: 'Low',
  Medium: 'Medium',
  High: 'High',
  CompromisedCredentials: 'The password is compromised',
}

/** What threat protection will find in the next sign-in, which the reader decides. */
export function RiskPanel({ id, view }: { id: string; view: WindowView }) {
  const selectId = `${id}-risk`
  return (
    <p class="field">
      <label for={selectId}>Risk of the next sign-in</label>
      <select
        id={selectId}
        value={view.shown.risk}
        disabled={!view.isAwake}
        aria-describedby={`${selectId}-hint`}
        // Its options are the risks there are.
        onChange={(event) => view.sandbox?.setRisk(event.currentTarget.value as Risk)}
      >
        {Object.entries(RISKS).map(([risk, words]) => (
          <option key={risk} value={risk}>
            {words}
          </option>
        ))}
      </select>
      <span class="field-hint" id={`${selectId}-hint`}>
        Threat protection finds it once.
      </span>
    </p>
  )
}
