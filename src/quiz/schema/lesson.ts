import { z } from 'zod'

/** Front matter turns an unquoted day into a Date. */
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date(),
)

const skill = z.string().regex(/^\d\.\d\.\d{1,2}$/, 'domain.task.skill, such as 2.1.2')

/** What a lesson's file says of itself, beside Starlight's own fields; its title and minutes stand in the outline. */
export const lessonFrontmatter = z.object({
  difficulty: z.enum(['easy', 'medium', 'hard']),
  /** Skill ids of each exam guide, such as `{ dva-c02: ['2.1.1'], dva-c03: ['2.1.2'] }`. */
  skills: z.object({ 'dva-c02': z.array(skill), 'dva-c03': z.array(skill) }),
  /** The day on which the lesson was last read against its sources, such as `2026-11-20`. */
  checked: day,
})
