const LIMIT = 5000

/** How much of the five seconds that Cognito waits a run took, as a bar with figures. */
export function Budget({ milliseconds }: { milliseconds: number }) {
  const taken = Math.min(Math.ceil(milliseconds), LIMIT)
  const words = `${Math.ceil(milliseconds).toLocaleString('en')} ms of the ${LIMIT.toLocaleString('en')} ms that Cognito waits`
  return (
    <div class="budget">
      <div
        class="budget-bar"
        role="meter"
        aria-label="Duration"
        aria-valuemin={0}
        aria-valuemax={LIMIT}
        aria-valuenow={taken}
        aria-valuetext={words}
        data-state={milliseconds >= LIMIT ? 'over' : undefined}
      >
        <span style={{ inlineSize: `${Math.max(0.5, (taken / LIMIT) * 100)}%` }} />
      </div>
      <span class="small">{words}</span>
    </div>
  )
}
