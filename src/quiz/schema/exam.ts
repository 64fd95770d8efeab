import { z } from 'zod'
import { day, examId, skillId, source } from './ids.ts'

const skill = z.strictObject({
  id: skillId,
  says: z
    .string()
    .min(10)
    .meta({ description: 'The skill in our own words; the official wording is in the guide.' }),
})

const task = z.strictObject({
  id: z.string().regex(/^\d\.\d$/, 'domain.task, in quotes, such as "2.1"'),
  title: z.string().min(3),
  skills: z.array(skill).min(1),
})

const domain = z.strictObject({
  id: z.number().int().min(1).max(9),
  title: z.string().min(3),
  weight: z.number().int().min(1).max(100).meta({ description: 'Percent of the scored questions.' }),
  tasks: z.array(task).min(1),
})

/** One version of the exam: `content/exams/dva-c03.yaml`. Only skills that touch identity are listed. */
export const exam = z.strictObject({
  id: examId,
  name: z.string().meta({ description: 'As candidates call it, such as DVA-C03.' }),
  title: z.string(),
  from: day.optional().meta({ description: 'The first day it can be sat; left out when that is long past.' }),
  until: day.optional().meta({ description: 'The last day it can be sat.' }),
  questions: z.strictObject({ scored: z.number().int(), unscored: z.number().int() }),
  minutes: z.number().int(),
  score: z.strictObject({ from: z.number(), to: z.number(), pass: z.number() }),
  sources: z.array(source).min(1),
  domains: z.array(domain).min(1),
})

export type Exam = z.output<typeof exam>

/** A skill with the domain and task it stands in. */
export interface PlacedSkill {
  readonly id: string
  readonly says: string
  readonly task: string
  readonly domain: number
  readonly domainTitle: string
}

/** Every skill of an exam by its id. */
export function skillsOf(exam: Exam): ReadonlyMap<string, PlacedSkill> {
  const placed = exam.domains.flatMap((domain) =>
    domain.tasks.flatMap((task) =>
      task.skills.map(({ id, says }) => ({
        id,
        says,
        task: task.title,
        domain: domain.id,
        domainTitle: domain.title,
      })),
    ),
  )
  return new Map(placed.map((skill) => [skill.id, skill]))
}

/** The exam a learner starting today should read for: the one that began last. */
export function newestExam<T extends Pick<Exam, 'from'>>(exams: readonly T[]): T | undefined {
  return exams.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1)
}
