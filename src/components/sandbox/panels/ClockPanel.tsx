import { clockText } from '../../../sandbox/times.ts'
import type { WindowView } from '../useWindow.ts'

const MINUTE = 60_000
const STEPS: [label: string, milliseconds: number][] = [
  ['+4 minutes', 4 * MINUTE],
  ['+1 hour', 60 * MINUTE],
  ['+61 minutes', 61 * MINUTE],
  ['+1 day', 24 * 60 * MINUTE],
]

/** Simulated time, which the reader can move on. It never goes back. */
export function ClockPanel({ view }: { view: WindowView }) {
  return (
    <div class="sandbox-clock">
      <div class="water-label">
        <h4>Clock</h4>
      </div>
      <div class="row">
        <span class="clock">{clockText(view.now, view.firstDay)}</span>
        {STEPS.map(([label, milliseconds]) => (
          <button
            key={label}
            type="button"
            class="button button-small"
            disabled={!view.isAwake}
            onClick={() => view.advance(milliseconds)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  )
}
