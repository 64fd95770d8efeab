import { z } from 'zod'
import { kebabId } from './ids.ts'

/** Something that learners take for something else. Distractors name it; drills are made of the pair. */
export const misconception = z.strictObject({
  id: kebabId,
  pair: z
    .tuple([z.string().min(2), z.string().min(2)])
    .meta({ description: 'What is taken for what: [the thing meant, the thing it is taken for].' }),
  note: z.string().min(20).meta({ description: 'One or two sentences that tell the two apart.' }),
})

export const misconceptionsFile = z.array(misconception).min(1)

export type Misconception = z.output<typeof misconception>
