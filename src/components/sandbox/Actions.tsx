import { Mail, Play, RotateCcw } from 'lucide-preact'
import { RUNS } from './panels.ts'
import type { WindowView } from './useWindow.ts'

/** The last row: run the one thing that runs here, open the mail that came, start over. */
export function Actions({ id, view, isBeside }: { id: string; view: WindowView; isBeside: boolean }) {
  const { calls, messages, running } = view.shown
  const [runner, another] = view.runners
  const isSingle = runner !== undefined && another === undefined
  const showsRun = isSingle && (!isBeside || view.said?.came !== undefined)
  return (
    <div class="water-actions">
      {showsRun && (
        <button
          type="submit"
          form={`${id}-${runner}`}
          class={`button ${isBeside ? '' : 'button-primary'} sandbox-run`}
          disabled={!view.isAwake || isHungry(view, runner)}
          aria-busy={running !== undefined}
        >
          <Play aria-hidden="true" />
          {running
            ? 'Running'
            : calls.some(({ operation }) => operation === RUNS[runner]!.operation)
              ? 'Run again'
              : 'Run'}
        </button>
      )}
      {!view.panels.includes('inbox') && messages.length > 0 && calls.length > 0 && (
        <button
          type="button"
          class="button button-quiet"
          aria-expanded={view.opened.mail}
          onClick={() => view.open('mail')}
        >
          <Mail aria-hidden="true" />
          {view.opened.mail ? 'Close the mail' : 'Open the mail'}
        </button>
      )}
      <button
        type="button"
        class="button button-quiet"
        disabled={!view.sandbox}
        onClick={() => void view.startOver()}
      >
        <RotateCcw aria-hidden="true" />
        Start over
      </button>
    </div>
  )
}

/** Whether a panel waits for tokens that the app does not hold. */
export const isHungry = ({ shown }: WindowView, panel: string): boolean =>
  (panel === 'refresh' || panel === 'who-am-i') && !shown.tokens
