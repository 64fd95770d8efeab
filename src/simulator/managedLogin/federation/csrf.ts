import { cookie } from '../answers.ts'
import type { Visit } from '../visit.ts'

const [NAME, LEGACY] = ['csrf-state', 'csrf-state-legacy']

/**
 * What only the browser has that was sent to a provider: no other can bring the answer. Some answers come as a form of
 * another site's, so the first cookie lets itself be sent along with one; the second is for browsers that don't know how.
 */
export const csrfCookies = (csrf: string, seconds: number): string[] => [
  cookie(NAME, csrf, seconds, '; SameSite=None'),
  cookie(LEGACY, csrf, seconds, ''),
]

export const csrfOf = ({ cookies }: Visit): string | undefined => cookies[NAME] ?? cookies[LEGACY]
