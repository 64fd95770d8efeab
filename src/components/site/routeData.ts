import { defineRouteMiddleware } from '@astrojs/starlight/route-data'
import displayFont from '../../styles/fonts/display.woff2?url'
import textFont from '../../styles/fonts/text.woff2?url'
import { address } from './course.ts'
import { exams } from './exams.ts'

const preload = (href: string) => ({
  tag: 'link' as const,
  attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href, crossorigin: true },
  content: '',
})

/** Gives every page its menu, its fonts ahead of time, and the script that runs before all others. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute: route } = locals
  route.hasSidebar = true
  route.pagination = { prev: undefined, next: undefined }
  const before = { src: address('before.js'), 'data-exams': JSON.stringify(exams) }
  const charset = route.head.findIndex(({ attrs }) => attrs?.charset)
  route.head.splice(
    charset + 1,
    0,
    { tag: 'script', attrs: before, content: '' },
    preload(textFont),
    preload(displayFont),
  )
})
