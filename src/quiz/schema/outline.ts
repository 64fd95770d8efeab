import { parse } from 'yaml'
import { z } from 'zod'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug: lower-case letters, digits, hyphens')

export const lessonSchema = z.strictObject({
  slug,
  /** Plain and specific; the page's h1. */
  title: z.string().min(3),
  /** Reading and running, in whole minutes. */
  minutes: z.int().min(1).max(30),
  /** One line: the question this lesson answers. */
  answers: z.string().min(10),
})

export const partSchema = z.strictObject({
  id: slug,
  title: z.string().min(3),
  answers: z.string().min(10),
  lessons: z.array(lessonSchema).min(1).max(9),
})

export const outlineSchema = z
  .array(partSchema)
  .length(6)
  .refine(slugsDiffer, 'lessons whose slugs differ within each part')

export type Part = z.infer<typeof partSchema>
export type Outline = Part[]

/** A lesson with its place. `id` is its path (`signing-in/sign-up`), `depth` its number as shown (`2.1`). */
export type PlacedLesson = z.infer<typeof lessonSchema> & {
  id: string
  depth: string
  part: Part
  partNumber: number
}

function slugsDiffer(parts: Part[]) {
  return parts.every(({ lessons }) => new Set(lessons.map((lesson) => lesson.slug)).size === lessons.length)
}

/** Reads `content/outline.yaml`. Throws a ZodError that names the path of what is wrong. */
export function parseOutline(text: string): Outline {
  return outlineSchema.parse(parse(text))
}

/** All lessons from shallow to deep. */
export function lessonsOf(outline: Outline): PlacedLesson[] {
  return outline.flatMap((part, i) =>
    part.lessons.map((lesson, j) => ({
      ...lesson,
      id: `${part.id}/${lesson.slug}`,
      depth: `${i + 1}.${j + 1}`,
      part,
      partNumber: i + 1,
    })),
  )
}

/** The lesson at a path such as `signing-in/sign-up`, or undefined. */
export function findLesson(outline: Outline, id: string): PlacedLesson | undefined {
  return lessonsOf(outline).find((lesson) => lesson.id === id)
}

/** The depth marker of a part as a whole: `2.0`. */
export function depthOfPart(outline: Outline, part: Part): string {
  return `${outline.indexOf(part) + 1}.0`
}

/** The nearest written lessons before and after the one at `id`; `written` holds the ids that have a page. */
export function neighboursOf(outline: Outline, id: string, written: ReadonlySet<string>) {
  const lessons = lessonsOf(outline)
  const at = lessons.findIndex((lesson) => lesson.id === id)
  if (at < 0) return { previous: undefined, next: undefined }
  const hasPage = (lesson: PlacedLesson) => written.has(lesson.id)
  return { previous: lessons.slice(0, at).findLast(hasPage), next: lessons.slice(at + 1).find(hasPage) }
}
