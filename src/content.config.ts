import { docsSchema } from '@astrojs/starlight/schema'
import { file, glob } from 'astro/loaders'
import { defineCollection } from 'astro:content'
import { z } from 'astro/zod'
import { lessonFrontmatter } from './quiz/schema/lesson.ts'
import { parseOutline, partSchema } from './quiz/schema/outline.ts'
import { scene } from './quiz/schema/scene.ts'
import { fact } from './quiz/schema/facts.ts'
import { exam } from './quiz/schema/exam.ts'
import type { OauthStandard } from './quiz/schema/oauthStandard.ts'
import { openPoint } from './quiz/schema/openPoint.ts'
import type { QuestionView } from './quiz/schema/view.ts'
import {
  examsLoader,
  factsLoader,
  oauthStandardsLoader,
  openPointsLoader,
  questionsLoader,
} from './quiz/source/loaders.ts'

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content/lessons', pattern: '**/[^_]*.{md,mdx}' }),
    schema: docsSchema({ extend: lessonFrontmatter.partial() }),
  }),
  outline: defineCollection({
    loader: file('content/outline.yaml', {
      parser: (text) => parseOutline(text).map((part, i) => ({ ...part, number: i + 1 })),
    }),
    schema: partSchema.extend({ number: z.int() }),
  }),
  scenes: defineCollection({
    loader: glob({ base: './content/scenes', pattern: '*.yaml' }),
    schema: scene,
  }),
  facts: defineCollection({ loader: factsLoader(), schema: fact }),
  questions: defineCollection({ loader: questionsLoader(), schema: z.custom<QuestionView>() }),
  exams: defineCollection({ loader: examsLoader(), schema: exam }),
  openPoints: defineCollection({ loader: openPointsLoader(), schema: openPoint }),
  oauthStandards: defineCollection({
    loader: oauthStandardsLoader(),
    schema: z.custom<OauthStandard & { place: number }>(),
  }),
}
