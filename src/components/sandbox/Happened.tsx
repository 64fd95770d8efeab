import { reasonFor } from '../../sandbox/refusals.ts'
import { summaryOf } from '../../sandbox/summary.ts'
import { RUNS } from './panels.ts'
import { Inbox } from './panels/Inbox.tsx'
import { Users } from './panels/Users.tsx'
import { Verdict } from './Prediction.tsx'
import { Timeline } from './Timeline.tsx'
import type { WindowView } from './useWindow.ts'
import { Words } from './Words.tsx'

/** What happened: every call of the sandbox, why the last one was refused, and what there is now. */
export function Happened({ id, view, isBeside }: { id: string; view: WindowView; isBeside: boolean }) {
  const { shown, opened } = view
  const showsUsers = !view.panels.includes('users')
  return (
    <div class="sandbox-timeline">
      <div class="water-label">
        <h4 id={`${id}-happened`}>What happened</h4>
        {!isBeside && <Verdict view={view} />}
      </div>
      <Timeline id={id} calls={shown.calls} />
      <Refusal view={view} />
      {shown.calls.length > 0 && (
        <p class="water-note">
          <Words of={summaryOf(shown.users, shown.messages)} />{' '}
          {showsUsers && (
            <button
              type="button"
              class="sandbox-link"
              aria-expanded={opened.users}
              onClick={() => view.open('users')}
            >
              {opened.users ? 'Close' : 'Look inside'}
            </button>
          )}
        </p>
      )}
      {opened.users && <Users view={view} />}
      {opened.mail && <Inbox view={view} />}
    </div>
  )
}

/** Cognito's words about the last call, when it refused it, and one line of ours. */
function Refusal({ view }: { view: WindowView }) {
  const last = view.shown.calls.at(-1)
  const isOurs = view.runners.some((panel) => last && RUNS[panel]!.operations.includes(last.operation))
  const isResend = view.panels.includes('confirm') && last?.operation === 'ResendConfirmationCode'
  const error = last?.response?.error
  if (!error || !(isOurs || isResend)) return null
  const message = (last.response!.body as { message?: string } | undefined)?.message ?? ''
  const { ChallengeName } = (last.request.body ?? {}) as { ChallengeName?: string }
  const why = reasonFor(error, message, ChallengeName)
  return (
    <div class="notice sandbox-notice" data-kind="wrong">
      <p>
        <code>{error}</code> {message}
      </p>
      {why && <p>{why}</p>}
    </div>
  )
}
