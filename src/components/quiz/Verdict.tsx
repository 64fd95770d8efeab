import { useEffect, useRef } from 'preact/hooks'
import { inWords } from './place.ts'
import type { Answer } from './useAnswer.ts'

/** What came of the answer. It takes the focus when the answer was given just now. */
export function Verdict({ answer, level }: { answer: Answer; level: 3 | 4 }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { result, shown } = answer
  useEffect(() => {
    if (shown === 'just now') heading.current?.focus()
  }, [shown])

  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <div class="verdict" data-state={result.right ? 'right' : 'wrong'}>
      <Heading ref={heading} tabIndex={-1}>
        {headline(answer)}
      </Heading>
      {aside(answer)}
    </div>
  )
}

function headline({ result, sure }: Answer): string {
  if (result.right) return sure === 'quite' ? 'Right. And you were sure.' : 'Right.'
  return result.keys > 1 ? `Not yet: ${inWords(result.hits)} of ${inWords(result.keys)}` : 'Not yet.'
}

function aside({ result, sure, shown }: Answer) {
  if (shown === 'earlier') return <p>You answered this on an earlier visit.</p>
  if (result.right && sure === 'guess') return <p>You called it a guess. Read why before you go on.</p>
  if (result.right || sure !== 'quite') return null
  return (
    <p>
      You were <strong>quite sure</strong>. Surprises stick best: read why below.
    </p>
  )
}
