import { z } from 'zod'
import { examId, kebabId, questionId, skillId, source } from './ids.ts'

export const levels = ['recall', 'understand', 'apply', 'analyse'] as const
export const difficulties = ['easy', 'medium', 'hard'] as const

const option = z
  .strictObject({
    text: z.string().min(1).max(600).meta({ description: 'What the reader can choose. Markdown.' }),
    key: z
      .boolean()
      .optional()
      .meta({ description: 'true on the right answer or answers; leave it out elsewhere.' }),
    claim: z
      .unknown()
      .optional()
      .meta({ description: 'What this option asserts, as data: the proof computes whether it holds.' }),
    misconception: kebabId.optional().meta({
      description: 'The confusion a reader who picks this has: an id of content/misconceptions.yaml.',
    }),
    why: z.string().min(1).max(1000).meta({
      description: '15 to 60 words: what this would do, what it breaks, when it would be the right answer.',
    }),
  })
  .meta({ description: 'One option: text, why, and key or misconception.' })

/** One question as its author writes it. */
export const question = z
  .strictObject({
    id: questionId,
    kind: z
      .literal('choice')
      .default('choice')
      .meta({ description: 'Multiple choice or multiple response.' }),
    level: z.enum(levels).meta({ description: 'What the learner must do with the knowledge.' }),
    difficulty: z.enum(difficulties).meta({ description: 'The author’s forecast until there is data.' }),
    skills: z
      .record(examId, z.array(skillId).min(1))
      .meta({ description: 'Skill ids by exam, such as { dva-c02: [2.1.1], dva-c03: [2.1.2] }.' }),
    stem: z
      .string()
      .min(1)
      .max(4000)
      .meta({ description: 'Scenario, then one question that ends with “?”. Markdown.' }),
    options: z
      .array(option)
      .min(1)
      .meta({ description: 'Four options with one key, or five to six with two or three.' }),
    order: z.literal('ascending').optional().meta({
      description: 'Keeps the options in the order written, for numbers. Otherwise they are shuffled.',
    }),
    sources: z.array(source).min(1).meta({ description: 'Where the answer can be looked up.' }),
    proof: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]*$/, 'the name of an exported function, such as statusAfterSignUp')
      .optional()
      .meta({ description: 'The function of the neighbouring .proof.js that computes which claims hold.' }),
    'lint-ok': z
      .record(z.string(), z.string().min(10))
      .optional()
      .meta({ description: 'Waived warnings: { O02: why this is right here }.' }),
  })
  .meta({ description: 'One question.' })

/** A file of `questions/PART/LESSON.yaml`: a list of questions. */
export const questionFile = z.array(question).min(1)

export type Question = z.output<typeof question>
export type Option = Question['options'][number]
