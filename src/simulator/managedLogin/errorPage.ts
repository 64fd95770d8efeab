import { base64url } from '../crypto/bytes.ts'
import type { Answer } from '../record.ts'
import { page } from './answers.ts'
import { html } from './html.ts'
import { layout } from './pages/layout.ts'
import type { Visit } from './visit.ts'

/** GET /error: where a request ends that cannot be told to an app. Its first sentence is recorded. */
export function errorPage(visit: Visit): Answer {
  const nonce = base64url(visit.context.world.random(12))
  const error = visit.query.get('error') ?? ''
  const description = visit.query.get('error_description')
  const body = html`
    <p class="intro">An error was encountered with the requested page.</p>
    ${error !== '' && html`<p class="code">${error}</p>`}
    ${description !== null && html`<p class="intro">${description}</p>`}
  `
  return page(400, nonce, layout(visit, { title: 'Error', nonce, body }))
}
