import { Mail, Play, RotateCcw } from 'lucide-preact'
import { RUNS, type PanelName } from './panels.ts'
import type { WindowView } from './useWindow.ts'

/** The last row: run the one thing that runs here, open the mail that came, start over. */
export function Actions({ id, view, isBeside }: { id: string; view: WindowView; isBeside: boolean }) {
  const { calls, messages } = view.shown
  const runner = soleRunner(view)
  return (
    <div class="water-actions">
      {runner && !isBeside && <RunButton id={id} runner={runner} view={view} first="Run" />}
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

/** Runs a panel's form from outside of it. It stays where it is and changes its words. */
export function RunButton(props: { id: string; runner: PanelName; view: WindowView; first: string }) {
  const { id, runner, view, first } = props
  const { calls, running } = view.shown
  const hasRun = RUNS[runner]!.operations.every((name) => calls.some(({ operation }) => operation === name))
  return (
    <button
      type="submit"
      form={`${id}-${runner}`}
      class="button button-primary"
      disabled={!view.isAwake || isHungry(view, runner)}
      aria-busy={running !== undefined}
    >
      <Play aria-hidden="true" />
      {running ? 'Running' : hasRun ? 'Run again' : first}
    </button>
  )
}

/** The one panel of a window that is nothing but this panel: then the window's own button runs it. */
export const soleRunner = ({ panels, runners }: WindowView): PanelName | undefined =>
  panels.length === 1 ? runners[0] : undefined

/** Whether a panel waits for what the app does not hold: tokens, or a challenge. */
export function isHungry({ shown }: WindowView, panel: PanelName): boolean {
  if (panel === 'answer') return !shown.challenge
  const challenge = RUNS[panel]?.answers
  if (challenge) return !shown.sessions[challenge]
  return (panel === 'refresh' || panel === 'who-am-i') && !shown.tokens
}
