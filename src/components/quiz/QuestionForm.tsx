import { useEffect, useRef, useState } from 'preact/hooks'
import { certainties } from '../../quiz/progress/events.ts'
import type { Prose } from '../../quiz/schema/view.ts'
import { inWords, letterAt } from './place.ts'
import { ProseNodes } from './ProseNodes.tsx'
import type { Answer } from './useAnswer.ts'

interface Props {
  name: string
  ask: readonly Prose[]
  answer: Answer
  describedBy: string | undefined
}

/** A question before its answer: choose, say how sure, check. */
export function QuestionForm({ name, ask, answer, describedBy }: Props) {
  const [hint, setHint] = useState('')
  const [busy, setBusy] = useState(false)
  const isChecked = useRef(false)
  const { form, awake } = useEarlyChoices(answer)
  const { chosen, limit } = answer

  async function check(event: Event) {
    event.preventDefault()
    if (chosen.size < limit) {
      setHint(limit === 1 ? 'Choose one first.' : `Choose ${inWords(limit)} first.`)
      return
    }
    // A second press comes before the first is shown; an attempt counts once.
    if (isChecked.current) return
    isChecked.current = true
    setBusy(true)
    await answer.check()
  }

  return (
    <form class="question-form" ref={form} onSubmit={check}>
      <fieldset class="options" aria-describedby={describedBy}>
        <legend class="question-ask">
          <ProseNodes nodes={ask} />
        </legend>
        <Options name={name} answer={answer} onChoose={() => setHint('')} />
        {limit > 1 && chosen.size === limit && (
          <p class="question-limit small quiet">
            {limit === 2 ? 'Two' : 'Three'} are chosen. Take one back to change.
          </p>
        )}
      </fieldset>
      <Certainties name={name} answer={answer} />
      <div class="question-check">
        <button class="button button-primary" type="submit" aria-busy={busy} disabled={!awake}>
          Check
        </button>
        <p class="question-hint" role="status">
          {hint}
        </p>
      </div>
    </form>
  )
}

/** What a reader chose on the page as it was sent, before its scripts came, counts too. */
function useEarlyChoices({ choose, beSure }: Answer) {
  const form = useRef<HTMLFormElement>(null)
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    for (const { name, value } of form.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? []) {
      const certainty = certainties.find((one) => name.endsWith('-sure') && one === value)
      if (certainty) beSure(certainty)
      else choose(value)
    }
    setAwake(true)
  }, [])
  return { form, awake }
}

function Options({ name, answer, onChoose }: { name: string; answer: Answer; onChoose: () => void }) {
  const { options, chosen, limit, choose } = answer
  const full = limit > 1 && chosen.size >= limit
  return (
    <>
      {options.map(({ id, text }, index) => (
        <label class="option" key={id}>
          <input
            type={limit === 1 ? 'radio' : 'checkbox'}
            name={name}
            value={id}
            checked={chosen.has(id)}
            disabled={full && !chosen.has(id)}
            onChange={() => {
              onChoose()
              choose(id)
            }}
          />
          <span class="option-letter" aria-hidden="true">
            {letterAt(index)}
          </span>
          <span class="option-text">
            <ProseNodes nodes={text} />
          </span>
        </label>
      ))}
    </>
  )
}

const wording = { guess: 'A guess', fairly: 'Fairly', quite: 'Quite' }

function Certainties({ name, answer }: { name: string; answer: Answer }) {
  return (
    <fieldset class="question-sure">
      <legend>How sure are you?</legend>
      {certainties.map((certainty) => (
        <label class="choice" key={certainty}>
          <input
            type="radio"
            name={`${name}-sure`}
            value={certainty}
            checked={answer.sure === certainty}
            onChange={() => answer.beSure(certainty)}
          />
          {wording[certainty]}
        </label>
      ))}
    </fieldset>
  )
}
