import { getCollection } from 'astro:content'
import {
  findLesson,
  lessonsOf,
  neighboursOf,
  type Outline,
  type Part,
  type PlacedLesson,
} from '../../quiz/schema/outline.ts'

/** The outline together with which of its lessons have a page. */
export async function course() {
  const entries = await getCollection('outline')
  const outline: Outline = entries.map(({ data }) => data).sort((a, b) => a.number - b.number)
  const pages = new Set((await getCollection('docs')).map(({ id }) => id))
  const lessons = lessonsOf(outline)
  const written = new Set(lessons.map(({ id }) => id).filter((id) => pages.has(id)))
  return {
    outline,
    lessons,
    written,
    /** Where a reader begins: where a part does, if that is written. */
    first:
      lessons.find(({ id, depth }) => written.has(id) && depth.endsWith('.1')) ??
      lessons.find(({ id }) => written.has(id)),
    lesson: (id: string) => findLesson(outline, id),
    neighbours: (id: string) => neighboursOf(outline, id, written),
    firstOf: (part: Part) => lessons.find((lesson) => lesson.part.id === part.id && written.has(lesson.id)),
  }
}

/** The address of a page of ours under the base path; `path` has no leading slash. */
export const address = (path: string) => `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`

export const addressOf = (lesson: PlacedLesson) => address(`${lesson.id}/`)
