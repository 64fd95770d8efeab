import { Waves } from 'lucide-preact'
import { Fragment } from 'preact'
import type { Call } from '../../runner/types.ts'
import type { Run } from './ShowProof.tsx'

/** A proof's run: every call with what it was answered, the steps between, and what follows for the claim. */
export function ProofRun({ run, claim, busy }: { run: Run; claim: unknown; busy: boolean }) {
  return (
    <div class="water">
      <div class="water-head">
        <p class="water-title">
          <Waves aria-hidden="true" /> What the simulator answered
        </p>
      </div>
      <p class="question-claim">
        Claim <code>{JSON.stringify(claim)}</code>
      </p>
      <div class="panel">
        <ol class="entries">
          {rows(run).map(({ steps, call }, index) => (
            <Fragment key={index}>
              {steps.map((label) => (
                <li class="entry" key={label}>
                  <span class="lane" data-lane="app" />
                  <span class="entry-text quiet">{label}</span>
                </li>
              ))}
              {call && <CallRow call={call} />}
            </Fragment>
          ))}
        </ol>
      </div>
      {!busy && <Conclusion run={run} />}
    </div>
  )
}

function CallRow({ call }: { call: Call }) {
  const refused = call.status >= 400
  return (
    <li class="entry" data-depth={call.isInner && 1} data-state={refused ? 'refused' : undefined}>
      <span class="lane" data-lane={call.isInner ? 'trigger' : 'user-pool'} />
      <span class="entry-text">
        {call.isInner && 'The function: '}
        <code>{call.operation}</code> {refused ? `refused: ${call.error ?? call.status}` : 'answered'}
      </span>
      <span class="entry-when">{call.status}</span>
    </li>
  )
}

function Conclusion({ run }: { run: Run }) {
  if (run.error !== undefined) return <p class="question-conclusion">The run stopped: {run.error}</p>
  return (
    <p class="question-conclusion" data-holds={run.verdict}>
      {run.verdict ? 'This claim holds.' : 'This claim does not hold.'}
    </p>
  )
}

/** Each call with the steps that were reached before it; last, the steps after all calls. */
function rows({ calls, steps }: Run): { steps: string[]; call?: Call }[] {
  const before = (from: number, to: number) =>
    steps.filter((step) => step.calls >= from && step.calls < to).map(({ label }) => label)
  const called = calls.map((call, index) => ({ steps: before(index, index + 1), call }))
  return [...called, { steps: before(calls.length, Infinity) }]
}
