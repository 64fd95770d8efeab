import { getCollection } from 'astro:content'
import { parse } from 'yaml'
import type { Place } from './place.ts'

interface OutlinePart {
  readonly id: string
  readonly lessons: readonly { readonly slug: string; readonly title: string }[]
}

const outlines = import.meta.glob<string>('/content/outline.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/** Every lesson of the outline by its id (`PART/LESSON`), from shallow to deep, as a question refers to it. */
export async function lessonPlaces(): Promise<ReadonlyMap<string, NonNullable<Place['lesson']>>> {
  const parts = Object.values(outlines).flatMap((text): readonly OutlinePart[] => parse(text))
  const written = new Set((await getCollection('docs')).map(({ id }) => id))
  const lessons = parts.flatMap((part, partIndex) =>
    part.lessons.map(({ slug, title }, index) => {
      const id = `${part.id}/${slug}`
      const depth = `${partIndex + 1}.${index + 1}`
      return [id, { depth, title, ...(written.has(id) ? { address: `${base}/${id}/` } : {}) }] as const
    }),
  )
  return new Map(lessons)
}
