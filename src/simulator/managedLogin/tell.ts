import { base64url } from '../crypto/bytes.ts'
import type { Answer } from '../record.ts'
import { page } from './answers.ts'
import { html } from './html.ts'
import { layout } from './pages/layout.ts'
import type { Visit } from './visit.ts'

/** A page that only says something: where links in mails lead. */
export function tell(visit: Visit, status: number, title: string, words: string): Answer {
  const nonce = base64url(visit.context.world.random(12))
  return page(status, nonce, layout(visit, { title, nonce, body: html`<p class="intro">${words}</p>` }))
}
