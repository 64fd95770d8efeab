import { course } from './course.ts'

type Route = App.Locals['starlightRoute']

/** How a page is laid out: `home` is the deck and the section, `lesson` has the ruler and a margin, `page` the rest. */
export async function layoutOf({ entry }: Route): Promise<'home' | 'lesson' | 'page'> {
  if (entry.data.hero) return 'home'
  return (await course()).lesson(entry.id) ? 'lesson' : 'page'
}
