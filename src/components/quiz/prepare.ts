import { getCollection } from 'astro:content'
import { addressOf, course } from '../site/course.ts'
import { newestExam, skillsOf, type Exam } from '../../quiz/schema/exam.ts'
import type { QuestionView } from '../../quiz/schema/view.ts'
import type { Place } from './place.ts'

const proofs = import.meta.glob<string>('/questions/**/*.proof.js', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** A question with everything its island is given. */
export interface Prepared {
  readonly question: QuestionView
  readonly place: Place
}

/** All questions, from shallow lessons to deep ones and as they stand in their files, ready for islands. */
export async function preparedQuestions(): Promise<Prepared[]> {
  const exams = (await getCollection('exams')).map(({ data }) => data)
  const { lessons, written } = await course()
  const order = lessons.map(({ id }) => id)
  const entries = await getCollection('questions')
  const lessonOf = ({ lesson: id }: QuestionView): Place['lesson'] => {
    const lesson = lessons.find((one) => one.id === id)
    return (
      lesson && {
        depth: lesson.depth,
        title: lesson.title,
        address: written.has(id) ? addressOf(lesson) : undefined,
      }
    )
  }
  return entries
    .map(({ data }) => ({ question: data, place: placeOf(data, exams, lessonOf(data)) }))
    .toSorted(
      ({ question: a }, { question: b }) =>
        order.indexOf(a.lesson) - order.indexOf(b.lesson) || a.index - b.index,
    )
}

function placeOf(question: QuestionView, exams: readonly Exam[], lesson: Place['lesson']): Place {
  const newest = newestExam(exams)
  const newestFirst = exams.toSorted((a, b) => Number(b === newest) - Number(a === newest))
  const proofSource = question.proof && proofs[`/questions/${question.lesson}.proof.js`]
  return {
    exams: newestFirst.flatMap((exam) => {
      const skills = question.skills[exam.id]
      return skills ? [{ id: exam.id, name: exam.name, skills: skillsOfQuestion(exam, skills) }] : []
    }),
    ...(lesson ? { lesson } : {}),
    ...(proofSource ? { proofSource } : {}),
  }
}

function skillsOfQuestion(exam: Exam, ids: readonly string[]) {
  const known = skillsOf(exam)
  return ids.flatMap((id) => {
    const skill = known.get(id)
    return skill ? [{ id, says: skill.says, domain: `domain ${skill.domain}: ${skill.domainTitle}` }] : []
  })
}
