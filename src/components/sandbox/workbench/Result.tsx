import type { HandlerRun } from '../../../sandbox/functions.ts'
import type { Call } from '../../../sandbox/timeline.ts'
import { LaneMark } from '../LaneMark.tsx'
import { Words } from '../Words.tsx'
import { Budget } from './Budget.tsx'
import { RunConsole } from './RunConsole.tsx'

/** What a run came to: how it ended, how long it took, what it wrote, and what Cognito answered because of it. */
export function Result({ run, call }: { run: HandlerRun; call: Call | undefined }) {
  const { outcome } = run
  return (
    <div class="workbench-result">
      <div>
        <p class="workbench-ending" data-state={outcome.kind === 'returned' ? undefined : 'wrong'}>
          {ending(run)}
        </p>
        <ul class="entries panel">
          <li class="entry">
            <LaneMark lane="app" />
            <span class="entry-text">
              {call ? (
                <>
                  Fired by <code>{call.operation}</code>
                </>
              ) : (
                'Fired by you, as a test. Cognito knows nothing of it.'
              )}
            </span>
          </li>
          {call?.response && (
            <li class="entry" data-state={call.response.error ? 'refused' : undefined}>
              <LaneMark lane="user-pool" />
              <span class="entry-text">
                <Words of={call.response.words} />
                {call.response.error && <span class="workbench-words">{messageOf(call)}</span>}
              </span>
            </li>
          )}
        </ul>
      </div>
      <div>
        <Budget milliseconds={outcome.duration} />
        <RunConsole lines={outcome.console} />
      </div>
    </div>
  )
}

/** Cognito's own words about a call that it refused. */
const messageOf = ({ response }: Call) => (response?.body as { message?: string } | undefined)?.message ?? ''

function ending({ outcome }: HandlerRun) {
  switch (outcome.kind) {
    case 'returned':
      return 'The function gave an event back.'
    case 'threw':
      return (
        <>
          The function threw <code>{outcome.name}</code>: {outcome.message}
        </>
      )
    case 'failed':
      return `The function did not run to its end: ${outcome.why}`
  }
}
