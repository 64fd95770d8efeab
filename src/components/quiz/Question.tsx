import { useId } from 'preact/hooks'
import type { QuestionView } from '../../quiz/schema/view.ts'
import { OptionResult } from './OptionResult.tsx'
import { letterAt, splitStem, type Place } from './place.ts'
import { ProseNodes } from './ProseNodes.tsx'
import { QuestionForm } from './QuestionForm.tsx'
import { QuestionMargin } from './QuestionMargin.tsx'
import { StorageNotice } from './StorageNotice.tsx'
import { useAnswer, type Answer } from './useAnswer.ts'
import { Verdict } from './Verdict.tsx'

interface Props {
  question: QuestionView
  place: Place
  /** Such as “Question 1 of 2”. */
  title: string
  /** Of the title; what stands inside is one level below. */
  level: 2 | 3
  /** Whether an answer of an earlier visit shows by itself. */
  restore: boolean
}

/** A question: first chosen, then revealed, with the reason for every option. */
export default function Question({ question, place, title, level, restore }: Props) {
  const answer = useAnswer(question, restore)
  const { scenario, ask } = splitStem(question.stem)
  const scenarioId = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const shown = answer.shown !== 'not'
  return (
    <article class="question" aria-label={title}>
      <div class="question-text">
        <Heading class="question-title">{title}</Heading>
        {!shown && <LastTime answer={answer} restore={restore} />}
        {scenario.length > 0 && (
          <div class="question-scenario" id={scenarioId}>
            <ProseNodes nodes={scenario} />
          </div>
        )}
        {shown ? (
          <Revealed question={question} place={place} answer={answer} level={level === 2 ? 3 : 4} />
        ) : (
          <QuestionForm
            key={answer.attempt}
            name={question.id}
            ask={ask}
            answer={answer}
            describedBy={scenario.length > 0 ? scenarioId : undefined}
          />
        )}
        <StorageNotice keeping={answer.keeping} />
      </div>
      <QuestionMargin question={question} place={place} answer={answer} />
    </article>
  )
}

function LastTime({ answer, restore }: { answer: Answer; restore: boolean }) {
  const { last, showLast } = answer
  if (restore || !last) return null
  return (
    <p class="question-last small quiet">
      Last time: {last.right ? 'right' : 'wrong'}.{' '}
      <button class="button button-quiet" type="button" onClick={showLast}>
        Show that answer
      </button>
    </p>
  )
}

function Revealed({
  question,
  place,
  answer,
  level,
}: Pick<Props, 'question' | 'place'> & { answer: Answer; level: 3 | 4 }) {
  const { ask } = splitStem(question.stem)
  return (
    <>
      <p class="question-ask">
        <ProseNodes nodes={ask} />
      </p>
      <Verdict answer={answer} level={level} />
      <ol class="options">
        {answer.options.map((option, index) => (
          <OptionResult
            key={option.id}
            option={option}
            letter={letterAt(index)}
            outcome={answer.result.outcomes[option.id] ?? 'left'}
            questionId={question.id}
            proof={question.proof}
          />
        ))}
      </ol>
      {place.proofSource !== undefined && (
        <details class="question-proof">
          <summary>Read the proof</summary>
          <pre tabIndex={0}>
            <code dir="ltr">{place.proofSource}</code>
          </pre>
        </details>
      )}
      <div class="question-check">
        <button class="button" type="button" onClick={answer.tryAgain}>
          Try again
        </button>
      </div>
    </>
  )
}
