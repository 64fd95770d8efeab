import type { QuestionView } from '../../quiz/schema/view.ts'
import type { Place } from './place.ts'
import type { Answer } from './useAnswer.ts'

interface Props {
  question: QuestionView
  place: Place
  answer: Answer
}

/**
 * Beside a question: before the answer only its place in the exam; after it, its lesson (whose title may give the answer
 * away), how we know, what was confused, and sources.
 */
export function QuestionMargin({ question, place, answer }: Props) {
  const shown = answer.shown !== 'not'
  return (
    <aside class="question-margin" role="note" aria-label="About this question">
      {shown && <HowWeKnow proven={question.proof !== undefined} />}
      {shown && <OftenConfused question={question} answer={answer} />}
      <WhereItBelongs
        place={shown ? place : { ...place, lesson: undefined }}
        level={question.level}
        difficulty={question.difficulty}
      />
      {shown && <Sources sources={question.sources} />}
    </aside>
  )
}

function Note({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="margin-note">
      <p class="margin-title">{title}</p>
      {children}
    </section>
  )
}

function HowWeKnow({ proven }: { proven: boolean }) {
  return (
    <Note title="How we know">
      {proven ? (
        <p>
          Proven by a run: the simulator works out which claim holds, without being told which answer is
          right. <em>Show me</em> runs it here.
        </p>
      ) : (
        <p>Not yet proven: no run shows it so far. The sources below carry it.</p>
      )}
    </Note>
  )
}

function OftenConfused({ question, answer }: Pick<Props, 'question' | 'answer'>) {
  const taken = question.options.flatMap(({ id, confused }) =>
    confused && answer.result.outcomes[id] === 'wrong' ? [confused] : [],
  )
  if (taken.length === 0) return null
  return (
    <Note title="Often confused">
      {taken.map(({ pair, note }) => (
        <p key={pair.join()}>
          <strong>
            {pair[0]} and {pair[1]}.
          </strong>{' '}
          {note}
        </p>
      ))}
    </Note>
  )
}

function WhereItBelongs({
  place,
  level,
  difficulty,
}: { place: Place } & Pick<QuestionView, 'level' | 'difficulty'>) {
  const { lesson, exams } = place
  return (
    <Note title="Where it belongs">
      {lesson && (
        <p>
          Lesson {lesson.depth} m,{' '}
          {lesson.address ? <a href={lesson.address}>{lesson.title}</a> : `${lesson.title} (not yet written)`}
        </p>
      )}
      {exams.map((exam) => (
        <div key={exam.id} data-for-exam={exam.id}>
          <p>
            {exam.name}, {exam.skills[0]?.domain}
          </p>
          <ul>
            {exam.skills.map(({ id, says }) => (
              <li key={id}>
                {id} {says}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>
        Level: {level}, {difficulty}
      </p>
    </Note>
  )
}

function Sources({ sources }: Pick<QuestionView, 'sources'>) {
  const checked = sources.map((source) => source.checked).toSorted()[0]
  return (
    <Note title={`Sources, checked ${checked}`}>
      <ul>
        {sources.map(({ url, title }) => (
          <li key={url}>
            <a href={url}>{title}</a>
          </li>
        ))}
      </ul>
    </Note>
  )
}
