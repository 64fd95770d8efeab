import { z } from 'zod'

/** A question's id: kebab-case, unique in the bank, never reused. */
export const questionId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, such as status-after-sign-up')
  .max(64)
  .meta({ description: 'Unique in the bank, in kebab-case, never renamed and never used again.' })

/** Ids of facts, misconceptions and exams: kebab-case. */
export const kebabId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, such as access-token-default')
  .max(64)

/** An exam's id, such as `dva-c03`: the name of its file in `content/exams`. */
export const examId = z.string().regex(/^[a-z]+-[a-z]\d\d$/, 'an exam such as dva-c03')

/** A skill of an exam guide: domain, task, skill, such as `2.1.2`. */
export const skillId = z.string().regex(/^\d\.\d\.\d{1,2}$/, 'domain.task.skill, such as 2.1.2')

/** A day as AWS and our sources write it: `2026-11-20`. */
export const day = z.iso.date('a day such as 2026-11-20')

/** An address that a reader can open. Which hosts are allowed is rule S06, not the schema's business. */
export const webAddress = z.url({ protocol: /^https$/, error: 'an address that starts with https://' })

/** A page that backs a statement, and the day somebody last read it. */
export const source = z
  .strictObject({
    url: webAddress.meta({ description: 'The page that says so: AWS documentation or a standard.' }),
    title: z
      .string()
      .min(3)
      .max(120)
      .optional()
      .meta({ description: 'What the link is called, in the page’s own words.' }),
    checked: day.meta({ description: 'The day somebody last read it, such as 2026-11-20.' }),
  })
  .meta({ description: 'Where the answer can be looked up.' })
