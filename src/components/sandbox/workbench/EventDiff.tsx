import { useEffect, useRef } from 'preact/hooks'
import type { HandlerRun } from '../../../sandbox/functions.ts'
import { lineDiff } from '../../../sandbox/lineDiff.ts'

const jsonOf = (value: unknown): string => JSON.stringify(value, null, 2) ?? 'undefined'

/** The event that a function got and the one it gave back, as one text with the changed lines marked. */
export function EventDiff({ run, label, isShown }: { run: HandlerRun; label: string; isShown: boolean }) {
  const { event, outcome } = run
  const before = jsonOf(event)
  const lines = lineDiff(before, outcome.kind === 'returned' ? jsonOf(outcome.value) : before)
  const came = lines.filter(({ sign }) => sign === '+').length
  const went = lines.filter(({ sign }) => sign === '-').length
  const shown = useRef<HTMLPreElement>(null)
  useEffect(() => {
    const box = shown.current
    const changed = box?.querySelector<HTMLElement>('[data-sign]')
    if (box) box.scrollTop = changed ? changed.offsetTop - box.clientHeight / 2 : 0
  }, [run.id, isShown])
  return (
    <>
      <p class="small quiet">
        {outcome.kind !== 'returned'
          ? 'As it went in. Nothing came back.'
          : came + went === 0
            ? 'It came back as it went in.'
            : `Marked +: what the function put in (${came}). Marked −: what stood there before (${went}).`}
      </p>
      <pre ref={shown} class="workbench-diff" tabIndex={0} role="region" aria-label={label}>
        {lines.map(({ sign, text }, at) => (
          <span key={at} class="diff-line" data-sign={sign === ' ' ? undefined : sign}>
            <span class="diff-sign">
              {sign === '-' ? '−' : sign}
              <span class="sr-only">{sign === '+' ? 'added: ' : sign === '-' ? 'removed: ' : ''}</span>
            </span>
            {text}
            {'\n'}
          </span>
        ))}
      </pre>
    </>
  )
}
